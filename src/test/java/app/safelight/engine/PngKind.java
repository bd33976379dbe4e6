package app.safelight.engine;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.IntUnaryOperator;
import javax.imageio.ImageIO;

/// The kinds of PNG that pictures and masks come in.
enum PngKind {
    RGB {
        @Override
        BufferedImage image(int width, int height, IntUnaryOperator argb) {
            return filled(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), argb);
        }
    },
    RGBA {
        @Override
        BufferedImage image(int width, int height, IntUnaryOperator argb) {
            return filled(new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB), argb);
        }

        @Override
        int masked(int value) {
            return value << 24 | 0x123456;
        }
    },
    GREY {
        @Override
        BufferedImage image(int width, int height, IntUnaryOperator argb) {
            BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
            for (int i = 0; i < width * height; i++) {
                image.getRaster().setSample(i % width, i / width, 0, argb.applyAsInt(i) & 0xFF);
            }
            return image;
        }
    },
    GREY_16 {
        @Override
        BufferedImage image(int width, int height, IntUnaryOperator argb) {
            BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_USHORT_GRAY);
            for (int i = 0; i < width * height; i++) {
                image.getRaster().setSample(i % width, i / width, 0, (argb.applyAsInt(i) & 0xFF) << 8 | i & 0xFF);
            }
            return image;
        }
    },
    PALETTE {
        @Override
        BufferedImage image(int width, int height, IntUnaryOperator argb) {
            int[] colours = new int[256];
            for (int i = 0; i < colours.length; i++) {
                colours[i] = 0xFF000000 | i << 16 | (255 - i) << 8 | i;
            }
            colours[0] = 0xFF000000;
            colours[255] = 0xFFFFFFFF;
            IndexColorModel palette = new IndexColorModel(8, 256, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
            BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, palette);
            for (int i = 0; i < width * height; i++) {
                image.getRaster().setSample(i % width, i / width, 0, argb.applyAsInt(i) & 0xFF);
            }
            return image;
        }
    },
    RGB_16 {
        @Override
        BufferedImage image(int width, int height, IntUnaryOperator argb) {
            return deep(width, height, argb, 3);
        }
    },
    RGBA_16 {
        @Override
        BufferedImage image(int width, int height, IntUnaryOperator argb) {
            return deep(width, height, argb, 4);
        }

        @Override
        int masked(int value) {
            return value << 24 | 0x654321;
        }
    };

    abstract BufferedImage image(int width, int height, IntUnaryOperator argb);

    /// The pixel that stands for a value of a mask.
    int masked(int value) {
        return 0xFF000000 | value << 16 | value << 8 | value;
    }

    /// A file.
    ///
    /// @param argb colour of each pixel, by its index
    byte[] png(int width, int height, IntUnaryOperator argb) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(image(width, height, argb), "png", file);
        return file.toByteArray();
    }

    private static BufferedImage filled(BufferedImage image, IntUnaryOperator argb) {
        for (int i = 0; i < image.getWidth() * image.getHeight(); i++) {
            image.setRGB(i % image.getWidth(), i / image.getWidth(), argb.applyAsInt(i));
        }
        return image;
    }

    private static BufferedImage deep(int width, int height, IntUnaryOperator argb, int bands) {
        ComponentColorModel colours = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                bands == 4,
                false,
                bands == 4 ? ComponentColorModel.TRANSLUCENT : ComponentColorModel.OPAQUE,
                DataBuffer.TYPE_USHORT);
        BufferedImage image =
                new BufferedImage(colours, colours.createCompatibleWritableRaster(width, height), false, null);
        for (int i = 0; i < width * height; i++) {
            for (int band = 0; band < bands; band++) {
                int shift = band == 3 ? 24 : 16 - 8 * band;
                int value = (argb.applyAsInt(i) >>> shift & 0xFF) << 8 | 37 * i & 0xFF;
                image.getRaster().setSample(i % width, i / width, band, value);
            }
        }
        return image;
    }
}
