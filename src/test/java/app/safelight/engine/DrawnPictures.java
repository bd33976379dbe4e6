package app.safelight.engine;

import app.safelight.request.ArgbPicture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;

/// Pictures and masks by name, in place of files; remembers which were read.
final class DrawnPictures implements PictureReader {
    private static final int WHITE = 0xFFFFFFFF;
    private static final int BLACK = 0xFF000000;

    private final Map<String, ArgbPicture> pictures = new HashMap<>();
    final List<String> read = new ArrayList<>();

    /// A picture of noise.
    DrawnPictures noise(String name, int width, int height) {
        int[] argb = new SplittableRandom(name.hashCode())
                .ints((long) width * height)
                .map(value -> value | BLACK)
                .toArray();
        pictures.put(name, new ArgbPicture(width, height, argb));
        return this;
    }

    /// A mask.
    ///
    /// @param masked whether the pixel of an index is
    DrawnPictures mask(String name, int width, int height, IntPredicate masked) {
        int[] argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = masked.test(i) ? WHITE : BLACK;
        }
        pictures.put(name, new ArgbPicture(width, height, argb));
        return this;
    }

    /// A mask of one box.
    DrawnPictures box(String name, int width, int height, int left, int top, int side) {
        return mask(name, width, height, i -> {
            int x = i % width - left;
            int y = i / width - top;
            return x >= 0 && x < side && y >= 0 && y < side;
        });
    }

    @Override
    public ArgbPicture read(Path file) throws EngineException {
        ArgbPicture picture = pictures.get(file.toString());
        if (picture == null) {
            throw new EngineException(file + " cannot be read.");
        }
        read.add(file.toString());
        return picture;
    }
}
