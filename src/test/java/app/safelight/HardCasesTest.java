package app.safelight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import app.safelight.house.ProgramProcess;
import app.safelight.house.ProgramProcess.Result;
import app.safelight.request.Raster;
import app.safelight.store.PictureFile;
import app.safelight.store.Recipe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the command line says where the disk, the folder or what a person gives it is not as it should be.
@Tag("native")
class HardCasesTest {
    private static final int LONG = 20_000;

    @TempDir
    private Path folder;

    @Test
    void aTruncatedModelIsOneSentence() throws Exception {
        Path model = folder.resolve("cut.safetensors");
        Files.write(model, Arrays.copyOf(Files.readAllBytes(Path.of("presets/pocket-garden.safetensors")), 1_000_000));
        refused(List.of("-m", model.toString()), "cut.safetensors: ");
    }

    @Test
    void aModelThatWantsToRunSomethingIsOneSentenceAndRunsNothing() throws Exception {
        Path trace = folder.resolve("trace");
        Path model = folder.resolve("evil.ckpt");
        Files.write(
                model,
                ("\u0080\2cposix\nsystem\n(X" + (char) ("touch " + trace).length() + "\0\0\0touch " + trace + "tR.")
                        .getBytes(StandardCharsets.ISO_8859_1));
        refused(List.of("-m", model.toString()), "evil.ckpt: wants posix.system");
        assertThat(trace).doesNotExist();
    }

    @Test
    void aDiskThatFillsUpIsOneSentenceAndLeavesNoHalfFile() throws Exception {
        assumeFalse(System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows"), "needs ulimit");
        Path out = Files.createDirectory(folder.resolve("out"));
        List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -f 1; exec \"$@\"", "sh"));
        command.addAll(ProgramProcess.command(List.of(
                "generate", "a tulip", "--seed", "3", "--steps", "1", "--size", "128x128", "--out", out.toString())));
        Result result =
                ProgramProcess.finished(ProgramProcess.of(folder, command).start());
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .startsWith("safelight: " + out + " cannot be written: ")
                .hasLineCount(1);
        try (var files = Files.list(out)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aVeryLongPromptIsFollowedAndKeptWhole() throws Exception {
        String prompt = "a red tulip in a meadow by a lake, ".repeat(LONG).substring(0, LONG - 5) + " tail";
        Path out = folder.resolve("long.png");
        Result result = ProgramProcess.run(
                folder, List.of("generate", prompt, "--steps", "1", "--size", "64x64", "--out", out.toString()));
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(Recipe.parse(PictureFile.recipe(out).orElseThrow()).prompt()).isEqualTo(prompt);
    }

    @Test
    void aPictureOf24MegapixelsCanBeStartedFrom() throws Exception {
        Path large = folder.resolve("large.png");
        PictureFile.write(large, new Raster(6000, 4000, new byte[3 * 6000 * 4000]), "");
        Path out = folder.resolve("small.png");
        Result result = ProgramProcess.run(
                folder,
                List.of(
                        "generate",
                        "a tulip",
                        "--init",
                        large.toString(),
                        "--denoise",
                        "0.5",
                        "--steps",
                        "2",
                        "--size",
                        "96x64",
                        "--out",
                        out.toString()));
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(out).isNotEmptyFile();
    }

    private void refused(List<String> options, String reason) throws Exception {
        Path out = folder.resolve("none.png");
        List<String> arguments = new ArrayList<>(List.of("generate", "a tulip", "--out", out.toString()));
        arguments.addAll(options);
        Result result = ProgramProcess.run(folder, arguments);
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("safelight: " + reason).hasLineCount(1);
        assertThat(out).doesNotExist();
    }
}
