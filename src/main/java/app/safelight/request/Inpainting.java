package app.safelight.request;

/// Painting anew one part of a picture; the rest stays as it is, byte for byte outside the blurred mask.
///
/// @param mask path of a picture: what is opaque in it, or light where it has no transparency, is masked
/// @param maskBlur standard deviation of the mask's blur in pixels, 0 to 64
/// @param content what is put under the mask first
/// @param mode which side of the mask is painted
public record Inpainting(String mask, int maskBlur, MaskedContent content, MaskMode mode) {
    /// AUTOMATIC1111's mask blur.
    public static final int USUAL_BLUR = 4;

    private static final int STRONGEST_BLUR = 64;

    /// @throws IllegalArgumentException naming the field and the value that is out of range
    public Inpainting {
        if (mask.isEmpty()) {
            throw new IllegalArgumentException("mask is empty");
        }
        if (maskBlur < 0 || maskBlur > STRONGEST_BLUR) {
            throw new IllegalArgumentException("maskBlur " + maskBlur + " is not from 0 to " + STRONGEST_BLUR);
        }
    }

    /// Painting into a mask with AUTOMATIC1111's usual settings.
    public static Inpainting of(String mask) {
        return new Inpainting(mask, USUAL_BLUR, MaskedContent.ORIGINAL, MaskMode.INPAINT_MASKED);
    }

    /// The same with another blur.
    public Inpainting withMaskBlur(int pixels) {
        return new Inpainting(mask, pixels, content, mode);
    }

    /// The same with other content under the mask.
    public Inpainting withContent(MaskedContent other) {
        return new Inpainting(mask, maskBlur, other, mode);
    }

    /// The same for a side of the mask.
    public Inpainting withMode(MaskMode other) {
        return new Inpainting(mask, maskBlur, content, other);
    }

    /// The same with another mask.
    public Inpainting withMask(String other) {
        return new Inpainting(other, maskBlur, content, mode);
    }
}
