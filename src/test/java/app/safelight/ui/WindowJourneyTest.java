package app.safelight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.engine.GenerationOptions;
import app.safelight.engine.LocalEngine;
import app.safelight.engine.djl.DjlBackend;
import app.safelight.engine.remote.RemoteEngine;
import app.safelight.house.ProgramProcess;
import app.safelight.request.GenerationEvent;
import app.safelight.request.GenerationRequest;
import app.safelight.request.Profile;
import app.safelight.request.ProgramVersion;
import app.safelight.request.Raster;
import app.safelight.request.StageMemory;
import app.safelight.residency.Ledger;
import app.safelight.store.PictureFile;
import app.safelight.store.Recipe;
import app.safelight.ui.canvas.Shown;
import app.safelight.ui.run.JobState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole ways through the window, by key and mouse, with the engine in its child process and the bundled model.
@Tag("native")
class WindowJourneyTest {
    private static final int MANY_STEPS = 1000;
    private static final Path MODEL = Path.of("presets/pocket-garden.safetensors");

    @TempDir
    private Path home;

    private static final List<Process> CHILDREN = new ArrayList<>();
    private static RemoteEngine engine;
    private Bench bench;
    private Person person;

    @BeforeAll
    static void startEngine() throws Exception {
        engine = new RemoteEngine(WindowJourneyTest::child);
    }

    @AfterAll
    static void endEngine() throws Exception {
        engine.close();
        for (Process child : CHILDREN) {
            child.destroyForcibly().waitFor();
        }
    }

    @BeforeEach
    void open() throws Exception {
        bench = Bench.open(engine, home);
        person = new Person(bench);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static Process child() throws IOException {
        Process child = new ProcessBuilder(ProgramProcess.command(List.of("engine"))).start();
        CHILDREN.add(child);
        return child;
    }

    @Test
    void theFirstPictureTakesTheKeyboardAlone() throws Exception {
        assertThat(person.focused()).isEqualTo("prompt");
        person.type(" in a meadow");
        person.fill("steps", "4");
        person.fill("width", "64");
        person.fill("height", "64");
        person.fill("seed", "5");
        person.press(KeyCode.CONTROL, KeyCode.ENTER);
        Raster made = nextPicture(1);
        Recipe recipe = recipe(newest());
        assertThat(recipe.prompt()).isEqualTo("a red tulip in a meadow");
        assertThat(recipe.values())
                .containsEntry("Steps", "4")
                .containsEntry("Sampler", "DPM++ 2M")
                .containsEntry("Schedule type", "Karras")
                .containsEntry("CFG scale", "5")
                .containsEntry("Seed", "5")
                .containsEntry("Size", "64x64");
        assertThat(Pixels.of(newest()).rgb()).as("in the file").isEqualTo(made.rgb());
        assertThat(madeHere(bench.model.queue().jobs().getFirst().request()).rgb())
                .as("by the engine in this process")
                .isEqualTo(made.rgb());
        person.press(KeyCode.CONTROL, KeyCode.DIGIT1);
        assertThat(Pixels.shows(bench.shot(), made)).as("on the screen").isTrue();
    }

    @Test
    void escapeStopsWithinAStepAndTheEngineWorksOn() throws Exception {
        int before = CHILDREN.size();
        small(MANY_STEPS, 5);
        person.press(KeyCode.CONTROL, KeyCode.ENTER);
        person.waitForSteps(3);
        assertThat(person.says("status")).startsWith("Step ");
        person.press(KeyCode.ESCAPE);
        person.waitUntilIdle();
        assertThat(person.states()).containsExactly(JobState.CANCELLED);
        assertThat(bench.model.queue().facts().progressProperty().get().step()).isBetween(3, MANY_STEPS - 1);
        assertThat(person.says("status")).isEqualTo("Ready");
        assertThat(Files.exists(pictures())).as("anything kept").isFalse();

        small(2, 5);
        person.press(KeyCode.CONTROL, KeyCode.ENTER);
        nextPicture(1);
        assertThat(CHILDREN).as("engine processes").hasSize(before);
    }

    @Test
    void finishEndsABatchAfterThePictureInWork() throws Exception {
        small(20, 5);
        person.set("count", "9");
        person.press(KeyCode.CONTROL, KeyCode.ENTER);
        person.waitForSteps(2);
        person.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.ENTER);
        person.waitUntilIdle();
        int made = bench.model.queue().jobs().getFirst().picturesProperty().get();
        assertThat(made).isBetween(1, 8);
        assertThat(bench.model.queue().facts().progressProperty().get().picture())
                .isBetween(made - 1, made);
        assertThat(kept()).hasSize(made).allMatch(file -> !file.toString().endsWith(".part"));
    }

    @Test
    void twoRequestsWaitWhileOneRunsAndEachIsMadeAsItWasAsked() throws Exception {
        small(150, 1);
        person.press(KeyCode.CONTROL, KeyCode.ENTER);
        person.waitForSteps(1);
        person.set("prompt", "a blue tulip");
        small(2, 22);
        person.press(KeyCode.CONTROL, KeyCode.ENTER);
        person.set("prompt", "two white daisies");
        small(2, 333);
        person.press(KeyCode.CONTROL, KeyCode.ENTER);
        person.set("prompt", "never asked for");
        assertThat(person.says("waiting")).isEqualTo("2 waiting");
        nextPicture(3);
        assertThat(person.states()).containsExactly(JobState.DONE, JobState.DONE, JobState.DONE);
        List<Path> oldestFirst = kept();
        assertThat(oldestFirst)
                .extracting(file -> file.getFileName().toString())
                .containsExactly("00000-1.png", "00001-22.png", "00002-333.png");
        assertThat(List.of(recipe(oldestFirst.get(0)), recipe(oldestFirst.get(1)), recipe(oldestFirst.get(2))))
                .extracting(Recipe::prompt)
                .containsExactly("a red tulip", "a blue tulip", "two white daisies");
    }

    @Test
    void anEngineKilledInMidRunIsReplacedAndThePictureIsTheSame() throws Exception {
        int before = CHILDREN.size();
        small(60, 5);
        person.press(KeyCode.CONTROL, KeyCode.ENTER);
        Raster undisturbed = nextPicture(1);
        Toolkit.run(() -> bench.model.queue().facts().progressProperty().subscribe(progress -> {
            if (progress.step() >= 5 && progress.step() < progress.steps() && CHILDREN.size() == before) {
                CHILDREN.getLast().destroyForcibly();
            }
        }));
        person.press(KeyCode.CONTROL, KeyCode.ENTER);
        Toolkit.waitFor(() -> bench.model.queue().facts().restartProperty().get() != null);
        assertThat(person.says("notice")).contains("ended by signal 9").contains("goes on from the last step");
        Raster disturbed = nextPicture(2);
        assertThat(CHILDREN).as("engine processes").hasSize(before + 1);
        assertThat(disturbed.rgb()).isEqualTo(undisturbed.rgb());
        assertThat(person.states()).containsExactly(JobState.DONE, JobState.DONE);
    }

    @Test
    void aLeanerProfileIsSeenInTheMeterAndMakesTheSamePicture() throws Exception {
        List<Long> device = new ArrayList<>();
        Toolkit.run(() -> bench.model.queue().facts().memoryProperty().subscribe(memory -> {
            if (memory != null) {
                device.add(
                        memory.stages().stream().mapToLong(StageMemory::device).sum());
            }
        }));
        small(3, 5);
        choose("profile", KeyCode.DOWN);
        assertThat(bench.model.profileProperty().get()).isEqualTo(Profile.FULL);
        person.press(KeyCode.CONTROL, KeyCode.ENTER);
        Raster full = nextPicture(1);
        long most = Toolkit.call(
                () -> device.stream().mapToLong(Long::longValue).max().orElseThrow());
        String before = person.says("memory-device");
        Toolkit.run(device::clear);

        choose("profile", KeyCode.DOWN, KeyCode.DOWN);
        assertThat(bench.model.profileProperty().get()).isEqualTo(Profile.LOWVRAM);
        person.press(KeyCode.CONTROL, KeyCode.ENTER);
        Raster lean = nextPicture(2);
        assertThat(Toolkit.call(() ->
                        device.stream().skip(1).mapToLong(Long::longValue).max().orElseThrow()))
                .as("bytes on the device, one block at a time")
                .isLessThan(most / 2);
        assertThat(person.says("memory-device")).isNotEqualTo(before).matches("DEVICE \\d+\\.\\d MiB");
        assertThat(lean.rgb()).isEqualTo(full.rgb());
    }

    @Test
    void aModelThatCannotBeUsedIsNamedAndTheNextPictureIsMade() throws Exception {
        small(2, 5);
        Path cut = home.resolve("cut.safetensors");
        Files.write(cut, Arrays.copyOf(Files.readAllBytes(MODEL), 1_000_000));
        Path evil = home.resolve("evil.ckpt");
        Files.writeString(evil, "cposix\nsystem\n(S'true'\ntR.", StandardCharsets.ISO_8859_1);
        assertThat(complaintAbout(home.resolve("missing.safetensors")))
                .isEqualTo("No picture: missing.safetensors: does not exist");
        assertThat(complaintAbout(cut)).startsWith("No picture: cut.safetensors: ");
        assertThat(complaintAbout(evil)).startsWith("No picture: evil.ckpt: wants posix.system ");
        Toolkit.run(() -> bench.model.request().modelProperty().set(null));
        person.press(KeyCode.CONTROL, KeyCode.ENTER);
        nextPicture(1);
        assertThat(person.states()).containsExactly(JobState.FAILED, JobState.FAILED, JobState.FAILED, JobState.DONE);
    }

    private String complaintAbout(Path model) throws Exception {
        Toolkit.run(() -> bench.model.request().modelProperty().set(model.toString()));
        person.press(KeyCode.CONTROL, KeyCode.ENTER);
        Toolkit.waitFor(
                () -> bench.find("notice", Label.class).getText().contains(String.valueOf(model.getFileName())));
        person.waitUntilIdle();
        return person.says("notice");
    }

    @Test
    void aDroppedPictureFillsTheFieldsAndIsMadeAgain() throws Exception {
        person.type(" at sunset");
        person.set("negative-prompt", "blue");
        small(3, 1234);
        choose("sampler", KeyCode.DOWN);
        String sampler = bench.model.request().samplerProperty().get().label();
        person.press(KeyCode.CONTROL, KeyCode.ENTER);
        Raster first = nextPicture(1);

        person.set("prompt", "something else");
        person.set("negative-prompt", "");
        small(7, 1);
        choose("sampler", KeyCode.DOWN);
        assertThat(person.drop("prompt", List.of(newest().toFile())))
                .as("taken")
                .isTrue();
        Toolkit.waitFor(() -> bench.model.noticeProperty().get().key().equals("notice.taken"));
        assertThat(person.text("prompt")).isEqualTo("a red tulip at sunset");
        assertThat(person.text("negative-prompt")).isEqualTo("blue");
        assertThat(person.text("steps")).isEqualTo("3");
        assertThat(person.text("seed")).isEqualTo("1234");
        assertThat(person.text("width")).isEqualTo("64");
        assertThat(bench.model.request().samplerProperty().get().label()).isEqualTo(sampler);
        person.press(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(nextPicture(2).rgb()).isEqualTo(first.rgb());
    }

    /// Sets the form to small pictures in some steps from a fixed seed.
    private void small(int steps, int seed) throws Exception {
        person.set("steps", Integer.toString(steps));
        person.set("width", "64");
        person.set("height", "64");
        person.set("seed", Integer.toString(seed));
    }

    private void choose(String id, KeyCode... keys) {
        person.click(id);
        for (KeyCode key : keys) {
            person.press(key);
        }
        person.press(KeyCode.ENTER);
    }

    /// Waits for a picture on the canvas, and the engine idle.
    ///
    /// @param count of pictures kept by then
    private Raster nextPicture(int count) throws Exception {
        Toolkit.waitFor(() -> bench.model.gallery().pictures().size() >= count);
        person.waitUntilIdle();
        Shown shown = Toolkit.call(() -> bench.model.shownProperty().get());
        assertThat(shown).isInstanceOf(Shown.Picture.class);
        return ((Shown.Picture) shown).raster();
    }

    private Path pictures() {
        return home.resolve("pictures");
    }

    private List<Path> kept() throws IOException {
        try (var files = Files.list(pictures())) {
            return files.sorted().toList();
        }
    }

    private Path newest() throws Exception {
        return Toolkit.call(() -> bench.model.gallery().pictures().getFirst());
    }

    private static Recipe recipe(Path file) throws Exception {
        return Recipe.parse(PictureFile.recipe(file).orElseThrow());
    }

    private static Raster madeHere(GenerationRequest request) throws Exception {
        List<Raster> made = new ArrayList<>();
        try (LocalEngine local = new LocalEngine(() -> DjlBackend.start(new Ledger()), MODEL, ProgramVersion.text())) {
            local.generate(
                    request,
                    GenerationOptions.NONE,
                    event -> {
                        if (event instanceof GenerationEvent.PictureDone done) {
                            made.add(done.raster());
                        }
                    },
                    () -> false);
        }
        return Objects.requireNonNull(made.getFirst());
    }
}
