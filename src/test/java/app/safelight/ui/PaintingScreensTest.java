package app.safelight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.request.Raster;
import app.safelight.store.PictureFile;
import app.safelight.store.Settings;
import app.safelight.store.Settings.Language;
import app.safelight.store.Settings.Theme;
import app.safelight.ui.canvas.Shown;
import app.safelight.ui.mask.DocumentModel;
import app.safelight.ui.mask.PainterModel;
import app.safelight.ui.mask.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Writes a picture of every state of painting to `target/screens`, for people to look at.
class PaintingScreensTest {
    private static final Path SCREENS = Path.of("target/screens");

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({
        "LIGHT, ENGLISH, 1280, 800",
        "DARK, ENGLISH, 1280, 800",
        "LIGHT, CHINESE, 1280, 800",
        "DARK, CHINESE, 1920, 1080",
        "LIGHT, ENGLISH, 1920, 1080"
    })
    void everyStateIsWritten(Theme theme, Language language, int width, int height) throws Exception {
        Path folder = Files.createDirectories(SCREENS.resolve(
                "painting-%s-%s-%dx%d".formatted(theme, language, width, height).toLowerCase(Locale.ROOT)));
        SlowEngine engine = new SlowEngine();
        try (Bench bench = Bench.open(engine, home, new Settings(null, null, theme, language), width, height)) {
            WorkbenchModel model = bench.model;
            PainterModel painter = model.painting().painter();
            DocumentModel document = model.painting().document();
            Path picture = picture("a garden in the evening.png", 512, 512);
            Toolkit.run(() -> document.choose(picture));
            Toolkit.waitFor(() -> model.shownProperty().get() instanceof Shown.Start);
            Toolkit.run(() -> model.request().width().textProperty().set("640"));
            down(bench);
            bench.snapshot(folder.resolve("1-start.png"));

            Hand hand = new Hand(bench, 512);
            Toolkit.run(() -> {
                model.request().width().textProperty().set("512");
                painter.toolProperty().set(Tool.BRUSH);
                painter.brush().sizeProperty().set(70);
                painter.brush().hardnessProperty().set(0.6);
            });
            hand.drag(MouseButton.PRIMARY, 180, 260, 330, 230);
            hand.drag(MouseButton.PRIMARY, 250, 180, 270, 320);
            hand.move(380, 360);
            down(bench);
            bench.snapshot(folder.resolve("2-brush.png"));

            Toolkit.run(() -> {
                painter.look().asItActsProperty().set(true);
                model.request().start().maskBlur().textProperty().set("24");
            });
            Thread.sleep(1000);
            down(bench);
            bench.snapshot(folder.resolve("3-as-it-acts.png"));

            Toolkit.run(() -> {
                painter.look().asItActsProperty().set(false);
                painter.look().maskOnlyProperty().set(true);
            });
            Thread.sleep(200);
            down(bench);
            bench.snapshot(folder.resolve("4-mask-only.png"));

            Toolkit.run(() -> {
                painter.look().maskOnlyProperty().set(false);
                painter.toolProperty().set(Tool.LASSO);
            });
            hand.press(MouseButton.PRIMARY, 60, 60);
            hand.move(150, 40);
            hand.move(190, 120);
            hand.move(90, 170);
            down(bench);
            bench.snapshot(folder.resolve("5-lasso.png"));
            hand.release(MouseButton.PRIMARY);

            Toolkit.run(model::generate);
            engine.allowAll();
            Toolkit.waitFor(() -> model.shownProperty().get() instanceof Shown.Picture);
            bench.snapshot(folder.resolve("6-made.png"));

            Path other = picture("wide.png", 640, 384);
            Toolkit.run(() -> document.choose(other));
            Toolkit.waitFor(() -> !document.fittingProperty().get());
            Toolkit.run(model::generate);
            Thread.sleep(200);
            bench.snapshot(folder.resolve("7-unfit.png"));
            Toolkit.run(document::stretch);

            Toolkit.run(() -> bench.find("mask-menu", MenuButton.class).show());
            Thread.sleep(300);
            PictureFile.write(folder.resolve("8-menu.png"), bench.popupShot(), "");
            Toolkit.run(() -> bench.find("mask-menu", MenuButton.class).hide());

            hand.type(KeyCode.F1);
            Thread.sleep(400);
            bench.snapshot(folder.resolve("9-keys.png"));
        }
        assertThat(folder.resolve("8-menu.png")).exists();
    }

    private static void down(Bench bench) throws Exception {
        Toolkit.run(() -> ((ScrollPane) bench.window.node().lookup(".form-scroll")).setVvalue(1));
        Thread.sleep(150);
    }

    private Path picture(String name, int width, int height) throws Exception {
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = 3 * (y * width + x);
                double flower = Math.hypot(x - width / 2.0, y - height / 2.0) / 90;
                double wave = Math.sin(x / 23.0) * Math.cos(y / 31.0);
                rgb[at] = (byte) (flower < 1 ? 220 : 60 + 40 * wave);
                rgb[at + 1] = (byte) (flower < 1 ? 60 + 80 * flower : 120 + 60 * wave);
                rgb[at + 2] = (byte) (flower < 1 ? 90 : 80 + 90.0 * y / height);
            }
        }
        Path file = home.resolve(name);
        PictureFile.write(file, new Raster(width, height, rgb), "");
        return file;
    }
}
