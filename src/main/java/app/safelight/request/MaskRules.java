package app.safelight.request;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rules of inpainting that AUTOMATIC1111 does not know.
///
/// @param strength what a grey of the mask means
/// @param outpainting how far the picture grows; null for not at all
/// @param ownSize whether the whole picture is worked on at its own size, its edges drawn out to the next multiples of
///     8 and cut off again; the request's size then does not count
/// @param frameScale factor from the masked area to the size it is worked on at, 0.25 to 8; 0 for the request's size
/// @param further masks of a batch: picture i has the i-th of the first mask and these, and they begin again at the end
public record MaskRules(
        Strength strength,
        @Nullable Outpainting outpainting,
        boolean ownSize,
        double frameScale,
        List<String> further) {
    private static final double SMALLEST_SCALE = 0.25;
    private static final double LARGEST_SCALE = 8;

    /// What a grey of the mask means.
    public enum Strength {
        /// As much as AUTOMATIC1111 makes of it.
        SAME("same"),
        /// The share of the denoising strength that counts there (Levin and Fried 2023, "Differential Diffusion: Giving
        /// Each Pixel Its Strength").
        BY_GREY("by grey");

        private final String label;

        Strength(String label) {
            this.label = label;
        }

        /// The name in requests and recipes.
        public String label() {
            return label;
        }
    }

    /// AUTOMATIC1111's ways.
    public static final MaskRules USUAL = new MaskRules(Strength.SAME, null, false, 0, List.of());

    /// @throws IllegalArgumentException naming the field and the value that is out of range
    public MaskRules {
        further = List.copyOf(further);
        if (frameScale != 0 && !(frameScale >= SMALLEST_SCALE && frameScale <= LARGEST_SCALE)) {
            throw new IllegalArgumentException(
                    "frameScale " + frameScale + " is neither 0 nor from " + SMALLEST_SCALE + " to " + LARGEST_SCALE);
        }
        if (further.contains("")) {
            throw new IllegalArgumentException("a further mask is empty");
        }
    }

    /// The same with another meaning of grey.
    public MaskRules with(Strength other) {
        return new MaskRules(other, outpainting, ownSize, frameScale, further);
    }

    /// The same with the picture grown, or not where it is null.
    public MaskRules with(@Nullable Outpainting other) {
        return new MaskRules(strength, other, ownSize, frameScale, further);
    }

    /// The same at the picture's own size.
    public MaskRules atOwnSize() {
        return new MaskRules(strength, outpainting, true, frameScale, further);
    }

    /// The same with the masked area worked on at another size.
    public MaskRules withFrameScale(double factor) {
        return new MaskRules(strength, outpainting, ownSize, factor, further);
    }

    /// The same with further masks.
    public MaskRules withFurther(List<String> masks) {
        return new MaskRules(strength, outpainting, ownSize, frameScale, masks);
    }
}
