package app.safelight.ui.canvas;

import app.safelight.engine.image.Compositing;
import app.safelight.request.ArgbPicture;
import app.safelight.request.Raster;
import app.safelight.ui.mask.BasePicture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// An image and the size in picture pixels it stands for.
///
/// @param magnification picture pixels a pixel of the image covers on each side
record Frame(Image image, int magnification) {
    private static final int LATENT_CELL = 8;
    private static final int OPAQUE_SHIFT = 24;
    private static final int OPAQUE = 0xFF;

    /// A preview, each of whose pixels is a cell of the latent.
    static Frame preview(Raster raster) {
        return new Frame(image(raster), LATENT_CELL);
    }

    /// A picture.
    static Frame picture(Raster raster) {
        return new Frame(image(raster), 1);
    }

    /// A picture to start from, on white where it is transparent, as the engine takes it. An opaque one is shown out
    /// of its own pixels.
    static Frame start(BasePicture picture) {
        ArgbPicture pixels = picture.pixels();
        for (int pixel : pixels.argb()) {
            if (pixel >>> OPAQUE_SHIFT != OPAQUE) {
                return picture(Compositing.onWhite(pixels));
            }
        }
        IntBuffer argb = IntBuffer.wrap(pixels.argb());
        return new Frame(
                new WritableImage(
                        new PixelBuffer<>(pixels.width(), pixels.height(), argb, PixelFormat.getIntArgbPreInstance())),
                1);
    }

    /// A picture in a file, or nothing if it cannot be read.
    static Optional<Frame> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Image image = new Image(in);
            return image.isError() ? Optional.empty() : Optional.of(new Frame(image, 1));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    double width() {
        return image.getWidth() * magnification;
    }

    double height() {
        return image.getHeight() * magnification;
    }

    private static Image image(Raster raster) {
        WritableImage image = new WritableImage(raster.width(), raster.height());
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        raster.width(),
                        raster.height(),
                        PixelFormat.getByteRgbInstance(),
                        raster.rgb(),
                        0,
                        3 * raster.width());
        return image;
    }
}
