package app.safelight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.safelight.house.ProgramProcess;
import app.safelight.house.ProgramProcess.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program as a person runs it: processes of its own, the bundled model, files on disk.
@Tag("native")
class ProcessJourneyTest {
    private static final long LONGEST_SECONDS = 240;
    private static final List<String> REQUEST =
            List.of("generate", "a blue tulip at night", "--seed", "5", "--size", "64x64", "--steps", "40");

    @TempDir
    private Path folder;

    @Test
    void aPictureCarriesTheRecipeThatMadeIt() throws Exception {
        Path picture = folder.resolve("tulip.png");
        Result made = run(List.of(
                "generate",
                "a red tulip",
                "--seed",
                "3",
                "--size",
                "64x64",
                "--steps",
                "2",
                "--out",
                picture.toString()));
        assertThat(made.err()).isEmpty();
        assertThat(made.code()).isZero();
        Result recipe = run(List.of("recipe", picture.toString()));
        assertThat(recipe.out())
                .startsWith("a red tulip\nSteps: 2, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 5");
        assertThat(recipe.out()).contains("Seed: 3, Size: 64x64, Model hash: ");
    }

    @Test
    void anInterruptedRunGoesOnInAnotherProcessToTheIdenticalPicture() throws Exception {
        assumeFalse(System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows"), "needs kill -INT");
        Path whole = folder.resolve("whole.png");
        Result uninterrupted = run(with("--out", whole.toString()));
        assertThat(uninterrupted.err()).isEmpty();
        assertThat(uninterrupted.code()).isZero();

        Path state = folder.resolve("state.safetensors");
        Path cut = folder.resolve("cut.png");
        Process process = start(with("--out", cut.toString(), "--save-state", state.toString()));
        waitFor(state, process);
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        assertThat(ProgramProcess.finished(process).code()).isEqualTo(130);
        assertThat(cut).doesNotExist();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).as("no half files").containsExactlyInAnyOrder(whole, state);
        }

        Result resumed = run(List.of("generate", "--resume", state.toString(), "--out", cut.toString()));
        assertThat(resumed.err()).isEmpty();
        assertThat(resumed.code()).isZero();
        assertThat(cut).hasSameBinaryContentAs(whole);
    }

    @Test
    void withoutADisplayTheProgramSaysSoAndMakesThePictureOfTheFirstGenerate() throws Exception {
        Result result = run(List.of());
        assertThat(result.err().lines())
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("safelight: there is no display to open the window on.")
                .contains("'safelight generate \"a red tulip\"'");
        assertThat(result.code()).isZero();
        Path picture = Path.of(result.out().strip());
        assertThat(picture).hasParent(folder.resolve("Safelight"));
        assertThat(run(List.of("recipe", picture.toString())).out()).startsWith("a red tulip\nSteps: 20, ");
    }

    @Test
    void aDisplayThatDoesNotAnswerIsSaidAndThePictureMadeAllTheSame() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "needs X11");
        ProcessBuilder builder = ProgramProcess.of(folder, ProgramProcess.command(List.of()));
        builder.environment().put("DISPLAY", ":4711");
        Result result = ProgramProcess.finished(builder.start());
        assertThat(result.err())
                .contains("safelight: the window cannot be opened (")
                .contains("This is a picture from the command line instead");
        assertThat(result.code()).isZero();
        assertThat(Path.of(result.out().strip())).isRegularFile().hasParent(folder.resolve("Safelight"));
    }

    @Test
    void aModelThatIsNotThereIsOneSentence() throws Exception {
        Result result = run(List.of(
                "generate", "a tulip", "-m", folder.resolve("no.safetensors").toString()));
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err().lines())
                .hasSize(1)
                .allSatisfy(line -> assertThat(line).contains("no.safetensors"));
    }

    private static List<String> with(String... more) {
        List<String> arguments = new ArrayList<>(REQUEST);
        arguments.addAll(List.of(more));
        return arguments;
    }

    private static void waitFor(Path file, Process process) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (!Files.exists(file)) {
            assertThat(process.isAlive()).as("still running").isTrue();
            assertThat(System.nanoTime()).as("state within the time").isLessThan(end);
            Thread.sleep(5);
        }
    }

    private Result run(List<String> arguments) throws Exception {
        return ProgramProcess.run(folder, arguments);
    }

    private Process start(List<String> arguments) throws IOException {
        return ProgramProcess.of(folder, ProgramProcess.command(arguments)).start();
    }
}
