package app.safelight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.house.ProgramProcess;
import app.safelight.request.Raster;
import app.safelight.store.PictureFile;
import app.safelight.ui.canvas.Shown;
import app.safelight.ui.mask.DocumentModel;
import app.safelight.ui.mask.Mask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The end of the program in mid-stroke, by a signal that nothing can catch.
class KilledInStrokeTest {
    private static final int SIDE = WindowInStroke.SIDE;

    @TempDir
    private Path folder;

    @Test
    void nothingOlderThanTwoSecondsIsLost() throws Exception {
        Path home = folder.resolve("home");
        Path picture = folder.resolve("garden.png");
        PictureFile.write(picture, new Raster(SIDE, SIDE, new byte[3 * SIDE * SIDE]), "");
        List<String> headless = List.of("-Dglass.platform=Headless", "-Dprism.order=sw");
        List<String> command = ProgramProcess.command(
                headless, WindowInStroke.class.getName(), List.of(home.toString(), picture.toString()));
        Process program = ProgramProcess.of(folder, command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(program.inputReader().readLine()).isEqualTo("in mid-stroke");
        program.destroyForcibly().waitFor();
        Files.delete(picture);

        try (Bench bench = Bench.open(new SlowEngine(), home)) {
            Toolkit.waitFor(() -> bench.model.shownProperty().get() instanceof Shown.Start);
            DocumentModel document = bench.model.painting().document();
            assertThat(bench.model.request().prompt().textProperty().get()).isEqualTo(WindowInStroke.WORDS);
            assertThat(document.actingProperty().get()).isTrue();
            assertThat(at(document, 20, 64)).isEqualTo(255);
            assertThat(at(document, 99, 64)).isEqualTo(255);
            Toolkit.run(() -> document.layer().undo());
            assertThat(at(document, 60, 64)).as("the stroke is taken back").isZero();
            assertThat(document.layer().undoableProperty().get()).isFalse();
        }
    }

    private static int at(DocumentModel document, int x, int y) throws Exception {
        return Toolkit.call(() -> {
            Mask mask = Objects.requireNonNull(document.layer().maskProperty().get());
            return mask.at(x, y);
        });
    }
}
