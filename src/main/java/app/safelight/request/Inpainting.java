package app.safelight.request;

import org.jspecify.annotations.Nullable;

/// Painting anew one part of a picture; the rest stays as it is, byte for byte outside the blurred mask.
///
/// @param mask path of a picture: what is opaque in it, or light where it has no transparency, is masked
/// @param blurX standard deviation of the mask's blur along rows in pixels, 0 to 64
/// @param blurY standard deviation of the mask's blur along columns in pixels, 0 to 64
/// @param content what is put under the mask first
/// @param mode which side of the mask is painted
/// @param area how much of the picture is worked on
/// @param padding margin around the mask in pixels where only the masked area is worked on, 0 to 256
/// @param rounded whether the mask of the latent is rounded to none or all
/// @param conditionalWeight how much of the masked part is hidden from a model made for inpainting, 0 to 1
/// @param overlay whether the picture is laid over the result outside the mask; without it every pixel goes through
///     the autoencoder
/// @param soft mask as strength; null for the usual way
public record Inpainting(
        String mask,
        int blurX,
        int blurY,
        MaskedContent content,
        MaskMode mode,
        PaintedArea area,
        int padding,
        boolean rounded,
        double conditionalWeight,
        boolean overlay,
        @Nullable SoftInpainting soft) {
    /// AUTOMATIC1111's mask blur.
    public static final int USUAL_BLUR = 4;

    /// AUTOMATIC1111's margin.
    public static final int USUAL_PADDING = 32;

    private static final int STRONGEST_BLUR = 64;
    private static final int WIDEST_PADDING = 256;

    /// @throws IllegalArgumentException naming the field and the value that is out of range
    public Inpainting {
        if (mask.isEmpty()) {
            throw new IllegalArgumentException("mask is empty");
        }
        if (Math.min(blurX, blurY) < 0 || Math.max(blurX, blurY) > STRONGEST_BLUR) {
            throw new IllegalArgumentException(
                    "maskBlur " + blurX + ", " + blurY + " is not from 0 to " + STRONGEST_BLUR);
        }
        if (padding < 0 || padding > WIDEST_PADDING) {
            throw new IllegalArgumentException("padding " + padding + " is not from 0 to " + WIDEST_PADDING);
        }
        if (!(conditionalWeight >= 0 && conditionalWeight <= 1)) {
            throw new IllegalArgumentException("conditionalWeight " + conditionalWeight + " is not from 0 to 1");
        }
    }

    /// Painting in the whole picture with the same blur along rows and columns.
    ///
    /// @throws IllegalArgumentException naming the field and the value that is out of range
    public Inpainting(String mask, int maskBlur, MaskedContent content, MaskMode mode) {
        this(mask, maskBlur, maskBlur, content, mode, PaintedArea.WHOLE_PICTURE, USUAL_PADDING, true, 1, true, null);
    }

    /// Painting into a mask with AUTOMATIC1111's usual settings.
    public static Inpainting of(String mask) {
        return new Inpainting(mask, USUAL_BLUR, MaskedContent.ORIGINAL, MaskMode.INPAINT_MASKED);
    }

    /// The same with another blur.
    public Inpainting withMaskBlur(int pixels) {
        return copy(mask, pixels, pixels, content, mode, area, padding);
    }

    /// The same with other content under the mask.
    public Inpainting withContent(MaskedContent other) {
        return copy(mask, blurX, blurY, other, mode, area, padding);
    }

    /// The same for a side of the mask.
    public Inpainting withMode(MaskMode other) {
        return copy(mask, blurX, blurY, content, other, area, padding);
    }

    /// The same with another mask.
    public Inpainting withMask(String other) {
        return copy(other, blurX, blurY, content, mode, area, padding);
    }

    /// The same on another part of the picture.
    ///
    /// @param margin around the mask in pixels
    public Inpainting withArea(PaintedArea other, int margin) {
        return copy(mask, blurX, blurY, content, mode, other, margin);
    }

    private Inpainting copy(
            String otherMask,
            int otherX,
            int otherY,
            MaskedContent otherContent,
            MaskMode otherMode,
            PaintedArea otherArea,
            int otherPadding) {
        return new Inpainting(
                otherMask,
                otherX,
                otherY,
                otherContent,
                otherMode,
                otherArea,
                otherPadding,
                rounded,
                conditionalWeight,
                overlay,
                soft);
    }
}
