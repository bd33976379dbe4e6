package app.safelight.engine;

import app.safelight.request.ImageSize;
import app.safelight.request.NetworkRules;
import java.util.Arrays;

/// The sizes SDXL is told of a picture: its own, which is taken for the original and the target, and what was cut off
/// (Podell et al. 2023, "SDXL", section 2.2).
///
/// @param width in pixels
/// @param height in pixels
/// @param cropTop pixels cut off at the top
/// @param cropLeft pixels cut off at the left
record PictureSizes(int width, int height, int cropTop, int cropLeft) {
    /// Of a picture of that size.
    static PictureSizes of(ImageSize size, NetworkRules rules) {
        return new PictureSizes(size.width(), size.height(), rules.cropTop(), rules.cropLeft());
    }

    /// Of a picture that is enlarged for its second pass.
    static PictureSizes of(HiresSize size, NetworkRules rules) {
        return new PictureSizes(size.width(), size.height(), rules.cropTop(), rules.cropLeft());
    }

    /// The label vector: a pooled text and the embedded sizes, each height before width.
    float[] behind(float[] pooled) {
        float[] sizes = SizeEmbedding.of(height, width, cropTop, cropLeft, height, width);
        float[] vector = Arrays.copyOf(pooled, pooled.length + sizes.length);
        System.arraycopy(sizes, 0, vector, pooled.length, sizes.length);
        return vector;
    }
}
