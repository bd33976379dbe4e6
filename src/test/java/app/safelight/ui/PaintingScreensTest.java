package app.safelight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.request.PaintedArea;
import app.safelight.request.Raster;
import app.safelight.store.PictureFile;
import app.safelight.ui.canvas.Shown;
import app.safelight.ui.mask.DocumentModel;
import app.safelight.ui.mask.PainterModel;
import app.safelight.ui.mask.Tool;
import java.nio.file.Path;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Writes a picture of every state of painting to `target/screens`, and looks in each for what nobody may have to put
/// up with.
class PaintingScreensTest {
    @TempDir
    private Path home;

    @ParameterizedTest
    @MethodSource("app.safelight.ui.Look#taken")
    void everyStateIsWritten(Look look) throws Exception {
        SlowEngine engine = new SlowEngine();
        try (Bench bench = Bench.open(engine, home, look)) {
            Screens screens = new Screens(bench, "painting-" + look);
            WorkbenchModel model = bench.model;
            PainterModel painter = model.painting().painter();
            DocumentModel document = model.painting().document();
            Path picture = picture("a garden in the evening.png", 512, 512);
            Toolkit.run(() -> document.choose(picture));
            Toolkit.waitFor(() -> model.shownProperty().get() instanceof Shown.Start);
            Toolkit.run(() -> model.request().width().textProperty().set("640"));
            down(bench);
            screens.take("1-start");

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
            screens.take("2-brush");

            Toolkit.run(() -> {
                painter.look().asItActsProperty().set(true);
                model.request().start().maskBlur().textProperty().set("24");
            });
            Thread.sleep(1000);
            down(bench);
            screens.take("3-as-it-acts");

            Toolkit.run(() -> {
                painter.look().asItActsProperty().set(false);
                model.request().start().areaProperty().set(PaintedArea.ONLY_MASKED);
            });
            Toolkit.waitFor(() -> painter.frame().frameProperty().get() != null);
            down(bench);
            screens.take("3b-only-masked");

            Toolkit.run(() -> {
                model.request().start().areaProperty().set(PaintedArea.WHOLE_PICTURE);
                painter.look().maskOnlyProperty().set(true);
            });
            down(bench);
            screens.take("4-mask-only");

            Toolkit.run(() -> {
                painter.look().maskOnlyProperty().set(false);
                painter.toolProperty().set(Tool.LASSO);
            });
            hand.press(MouseButton.PRIMARY, 60, 60);
            hand.move(150, 40);
            hand.move(190, 120);
            hand.move(90, 170);
            down(bench);
            screens.take("5-lasso");
            hand.release(MouseButton.PRIMARY);

            Toolkit.run(model::generate);
            engine.allowAll();
            Toolkit.waitFor(() -> model.shownProperty().get() instanceof Shown.Picture);
            Toolkit.run(() -> painter.look().splitProperty().set(true));
            screens.take("6-made");

            Path other = picture("wide.png", 640, 384);
            Toolkit.run(() -> document.choose(other));
            Toolkit.waitFor(() -> !document.fittingProperty().get());
            Toolkit.run(model::generate);
            screens.take("7-unfit");
            Toolkit.run(document::stretch);

            hand.type(KeyCode.F1);
            screens.take("8-keys");
            assertThat(screens.complaints()).isEmpty();
        }
    }

    private static void down(Bench bench) throws Exception {
        Toolkit.run(() -> ((ScrollPane) bench.window.node().lookup(".form-scroll")).setVvalue(1));
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
