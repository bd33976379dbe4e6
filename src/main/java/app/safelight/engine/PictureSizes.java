package app.safelight.engine;

import app.safelight.request.ImageSize;
import app.safelight.request.NetworkRules;
import java.util.Arrays;

/// The sizes SDXL is told of a picture: its own, which is taken for the original and the target, and what was cut off
/// (Podell et al. 2023, "SDXL", section 2.2).
///
/// @param size in pixels
/// @param cropTop pixels cut off at the top
/// @param cropLeft pixels cut off at the left
record PictureSizes(ImageSize size, int cropTop, int cropLeft) {
    static PictureSizes of(ImageSize size, NetworkRules rules) {
        return new PictureSizes(size, rules.cropTop(), rules.cropLeft());
    }

    /// The label vector: a pooled text and the embedded sizes, each height before width.
    float[] behind(float[] pooled) {
        float[] sizes = SizeEmbedding.of(size.height(), size.width(), cropTop, cropLeft, size.height(), size.width());
        float[] vector = Arrays.copyOf(pooled, pooled.length + sizes.length);
        System.arraycopy(sizes, 0, vector, pooled.length, sizes.length);
        return vector;
    }
}
