package app.safelight.store;

import app.safelight.request.ArgbPicture;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Reads pictures and masks of the user's: PNG, JPEG and what else the Java runtime decodes. The file can come from
/// anybody, so its size is looked at before it is decoded.
public final class PictureInput {
    private static final long MOST_PIXELS = 50_000_000;
    private static final int OPAQUE = 0xFF;
    private static final int RGB = 3;
    private static final int DEEP = 16;

    private PictureInput() {}

    /// Decodes a picture.
    ///
    /// @throws StoreException if the file cannot be read, is no picture, is damaged, or has more than 50 million
    ///     pixels
    public static ArgbPicture read(Path file) throws StoreException {
        if (Files.isDirectory(file)) {
            throw new StoreException(file + " is a folder. Name a picture in it.");
        }
        try (ImageInputStream in = new MemoryCacheImageInputStream(Files.newInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new StoreException(file + " is no picture that can be read. PNG and JPEG can.");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return decode(file, reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException e) {
            throw Failures.reading(file, e);
        }
    }

    /// Whether a file begins as a picture does that can be read.
    static boolean isPicture(Path file) throws IOException {
        try (ImageInputStream in = new MemoryCacheImageInputStream(Files.newInputStream(file))) {
            return ImageIO.getImageReaders(in).hasNext();
        }
    }

    private static ArgbPicture decode(Path file, ImageReader reader) throws StoreException, IOException {
        try {
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > MOST_PIXELS) {
                throw new StoreException(file + " has " + reader.getWidth(0) + "x" + reader.getHeight(0)
                        + " pixels, more than the 50 million that can be read. Make it smaller first.");
            }
            return picture(reader.read(0));
        } catch (RuntimeException e) {
            // the decoders of the Java runtime throw these at damaged files
            throw new StoreException(file + " is damaged: it cannot be decoded.", e);
        }
    }

    private static ArgbPicture picture(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] argb = new int[width * height];
        if (image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY) {
            grey(image, argb);
        } else if (image.getRaster().getSampleModel().getSampleSize(0) == DEEP) {
            deep(image, argb);
        } else {
            image.getRGB(0, 0, width, height, argb, 0, width);
        }
        return new ArgbPicture(width, height, argb);
    }

    /// Of 16 bits the upper 8 count, as for greys.
    private static void deep(BufferedImage image, int[] argb) {
        Raster raster = image.getRaster();
        int[] row = new int[image.getWidth()];
        Arrays.fill(argb, raster.getNumBands() == RGB ? OPAQUE << 24 : 0);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int band = 0; band < raster.getNumBands(); band++) {
                raster.getSamples(0, y, row.length, 1, band, row);
                int shift = band < RGB ? 16 - 8 * band : 24;
                for (int x = 0; x < row.length; x++) {
                    argb[y * row.length + x] |= row[x] >> 8 << shift;
                }
            }
        }
    }

    /// Java takes grey samples for linear light and would brighten them, so they are read as they are.
    private static void grey(BufferedImage image, int[] argb) {
        Raster raster = image.getRaster();
        int[] row = new int[image.getWidth()];
        int shift = Math.max(raster.getSampleModel().getSampleSize(0) - 8, 0);
        int most = (1 << Math.min(raster.getSampleModel().getSampleSize(0), 8)) - 1;
        for (int y = 0; y < image.getHeight(); y++) {
            raster.getSamples(0, y, row.length, 1, 0, row);
            for (int x = 0; x < row.length; x++) {
                int level = (row[x] >> shift) * OPAQUE / most;
                argb[y * row.length + x] = (OPAQUE << 24) | (level << 16) | (level << 8) | level;
            }
            if (raster.getNumBands() > 1) {
                raster.getSamples(0, y, row.length, 1, 1, row);
                for (int x = 0; x < row.length; x++) {
                    int at = y * row.length + x;
                    argb[at] = (argb[at] & 0xFFFFFF) | ((row[x] >> shift) << 24);
                }
            }
        }
    }
}
