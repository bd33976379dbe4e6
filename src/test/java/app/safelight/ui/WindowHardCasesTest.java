package app.safelight.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import app.safelight.house.FileSizeLimit;
import app.safelight.request.Raster;
import app.safelight.store.PictureFile;
import app.safelight.store.Recipe;
import app.safelight.ui.canvas.Shown;
import app.safelight.ui.run.JobState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the window does where the disk, the folder or what a person gives it is not as it should be.
class WindowHardCasesTest {
    private static final int LONG = 20_000;

    @TempDir
    private Path home;

    private final SlowEngine engine = new SlowEngine();
    private Bench bench;
    private Person person;

    @BeforeEach
    void open() throws Exception {
        engine.allowAll();
        bench = Bench.open(engine, home);
        person = new Person(bench);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aPicturesFolderThatCannotBeUsedIsNamedBeforeTheWork() throws Exception {
        Files.writeString(home.resolve("pictures"), "no folder");
        person.press(KeyCode.CONTROL, KeyCode.ENTER);
        Toolkit.waitFor(() -> bench.model.queue().failedProperty().get() != null);
        assertThat(person.says("notice"))
                .isEqualTo("No picture: " + home.resolve("pictures")
                        + " cannot be written: it is no folder. Choose another place or make room there.");
        assertThat(person.states()).containsExactly(JobState.FAILED);
        assertThat(engine.requests).isEmpty();
    }

    @Test
    void aPictureForWhichThereIsNoRoomIsHeldUntilItCanBeKept() throws Exception {
        assumeFalse(System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows"), "needs setrlimit");
        Path pictures = home.resolve("pictures");
        try (FileSizeLimit _ = new FileSizeLimit(512)) {
            person.press(KeyCode.CONTROL, KeyCode.ENTER);
            Toolkit.waitFor(() -> bench.model.queue().failedProperty().get() != null);
            assertThat(person.states()).containsExactly(JobState.UNKEPT);
            assertThat(person.says("notice"))
                    .startsWith("The picture is made but not kept: " + pictures + " cannot be written: ")
                    .endsWith("Choose another place or make room there. It stays here until it is kept.");
            try (var files = Files.list(pictures)) {
                assertThat(files).as("half files").isEmpty();
            }
            person.click("keep-again");
            Toolkit.waitFor(() -> bench.model.unkept().list().size() == 1);
        }
        Raster held = shownPicture();
        person.click("keep-again");
        Toolkit.waitFor(() -> bench.model.unkept().list().isEmpty());
        Path kept = Toolkit.call(() -> bench.model.gallery().pictures().getFirst());
        assertThat(Pixels.of(kept).rgb()).isEqualTo(held.rgb());
        assertThat(person.says("notice")).isEqualTo("Kept as " + kept + ".");
        assertThat(Recipe.parse(PictureFile.recipe(kept).orElseThrow()).prompt())
                .isEqualTo("a red tulip");
    }

    @Test
    void aVeryLongPromptIsCountedMadeAndKeptWhole() throws Exception {
        String prompt = "a red tulip in a meadow by a lake, ".repeat(LONG).substring(0, LONG - 5) + " tail";
        person.set("prompt", prompt);
        Toolkit.waitFor(
                () -> bench.model.request().prompt().readingProperty().get().tokens() > LONG / 10);
        assertThat(person.says("prompt-counter")).matches("\\d,\\d{3}/\\d,\\d{3}");
        person.press(KeyCode.CONTROL, KeyCode.ENTER);
        Toolkit.waitFor(() -> bench.model.gallery().pictures().size() == 1);
        Path kept = Toolkit.call(() -> bench.model.gallery().pictures().getFirst());
        assertThat(Recipe.parse(PictureFile.recipe(kept).orElseThrow()).prompt())
                .isEqualTo(prompt);

        person.set("prompt", "short");
        person.drop("canvas", List.of(kept.toFile()));
        Toolkit.waitFor(() -> bench.model.noticeProperty().get().key().equals("notice.taken"));
        assertThat(person.text("prompt")).isEqualTo(prompt);
    }

    @Test
    void aPictureOf24MegapixelsOpensAndIsShownWhole() throws Exception {
        int width = 6000;
        int height = 4000;
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < width * height; i++) {
            rgb[3 * i] = (byte) (i % width < width / 2 ? 200 : 20);
            rgb[3 * i + 1] = (byte) (i / width < height / 2 ? 180 : 40);
        }
        Path file = home.resolve("large.png");
        PictureFile.write(file, new Raster(width, height, rgb), "");
        person.drop("canvas", List.of(file.toFile()));
        Toolkit.waitFor(() -> bench.model.shownProperty().get() instanceof Shown.Kept
                && bench.find("zoom", javafx.scene.control.Label.class)
                        .getText()
                        .equals("12%"));
        Raster shot = bench.shot();
        for (int[] colour : new int[][] {{200, 180, 0}, {20, 180, 0}, {200, 40, 0}, {20, 40, 0}}) {
            assertThat(Pixels.count(shot, colour)).as("pixels of a quarter").isGreaterThan(50_000);
        }
    }

    private Raster shownPicture() throws Exception {
        return ((Shown.Picture) Toolkit.call(() -> bench.model.shownProperty().get())).raster();
    }
}
