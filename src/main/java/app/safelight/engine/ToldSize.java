package app.safelight.engine;

import app.safelight.request.ImageSize;
import app.safelight.request.NetworkRules;

/// What SDXL is told of a picture's size (Podell et al. 2023, "SDXL", section 2.2).
///
/// @param width in pixels
/// @param height in pixels
/// @param cropTop pixels cut off at the top
/// @param cropLeft pixels cut off at the left
public record ToldSize(int width, int height, int cropTop, int cropLeft) {
    /// A picture's own size.
    static ToldSize of(ImageSize size, NetworkRules rules) {
        return new ToldSize(size.width(), size.height(), rules.cropTop(), rules.cropLeft());
    }

    /// The size a picture is enlarged to for its second pass.
    static ToldSize of(HiresSize size, NetworkRules rules) {
        return new ToldSize(size.width(), size.height(), rules.cropTop(), rules.cropLeft());
    }
}
