package app.safelight.request;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Painting anew one part of a picture; the rest stays as it is, byte for byte outside the blurred mask.
///
/// @param mask path of a picture: what is opaque in it, or light where it has no transparency, is masked; empty where
///     only what the picture grows by is painted
/// @param blurX standard deviation of the mask's blur along rows in pixels, 0 to 64
/// @param blurY standard deviation of the mask's blur along columns in pixels, 0 to 64
/// @param content what is put under the mask first
/// @param mode which side of the mask is painted
/// @param area how much of the picture is worked on
/// @param padding margin around the mask in pixels where only the masked area is worked on, 0 to 256
/// @param rounded whether the mask of the latent, and transparency as a mask, is rounded to none or all
/// @param conditionalWeight how much of the masked part is hidden from a model made for inpainting, 0 to 1
/// @param overlay whether the picture is laid over the result outside the mask; without it every pixel goes through
///     the autoencoder
/// @param soft mask as strength; null for the usual way
/// @param rules what AUTOMATIC1111 does not know
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
        @Nullable SoftInpainting soft,
        MaskRules rules) {
    /// AUTOMATIC1111's mask blur.
    public static final int USUAL_BLUR = 4;

    /// AUTOMATIC1111's margin.
    public static final int USUAL_PADDING = 32;

    private static final int STRONGEST_BLUR = 64;
    private static final int WIDEST_PADDING = 256;

    /// @throws IllegalArgumentException naming the field and the value that is out of range
    public Inpainting {
        if (mask.isEmpty() && rules.outpainting() == null) {
            throw new IllegalArgumentException("mask is empty");
        }
        if (mask.isEmpty() && !rules.further().isEmpty()) {
            throw new IllegalArgumentException("there are further masks but no first");
        }
        if (soft != null && rules.strength() == MaskRules.Strength.BY_GREY) {
            throw new IllegalArgumentException(
                    "soft inpainting and strength by grey are two answers to one question: choose one");
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

    /// Painting in AUTOMATIC1111's ways.
    ///
    /// @throws IllegalArgumentException naming the field and the value that is out of range
    public Inpainting(
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
        this(
                mask,
                blurX,
                blurY,
                content,
                mode,
                area,
                padding,
                rounded,
                conditionalWeight,
                overlay,
                soft,
                MaskRules.USUAL);
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

    /// Painting nothing but what a picture grows by.
    public static Inpainting of(Outpainting outpainting) {
        return new Inpainting(
                "",
                USUAL_BLUR,
                USUAL_BLUR,
                MaskedContent.FILL,
                MaskMode.INPAINT_MASKED,
                PaintedArea.WHOLE_PICTURE,
                USUAL_PADDING,
                true,
                1,
                true,
                null,
                MaskRules.USUAL.with(outpainting).atOwnSize());
    }

    /// The same with another blur.
    public Inpainting withMaskBlur(int pixels) {
        return withMaskBlur(pixels, pixels);
    }

    /// The same with another blur along rows and columns.
    public Inpainting withMaskBlur(int alongRows, int alongColumns) {
        return copy(mask, new Look(alongRows, alongColumns, content, mode, area, padding));
    }

    /// The same with other content under the mask.
    public Inpainting withContent(MaskedContent other) {
        return copy(mask, new Look(blurX, blurY, other, mode, area, padding));
    }

    /// The same for a side of the mask.
    public Inpainting withMode(MaskMode other) {
        return copy(mask, new Look(blurX, blurY, content, other, area, padding));
    }

    /// The same with another mask.
    public Inpainting withMask(String other) {
        return copy(other, new Look(blurX, blurY, content, mode, area, padding));
    }

    /// The same on another part of the picture.
    ///
    /// @param margin around the mask in pixels
    public Inpainting withArea(PaintedArea other, int margin) {
        return copy(mask, new Look(blurX, blurY, content, mode, other, margin));
    }

    /// The same as soft inpainting, or the usual way where it is null.
    public Inpainting withSoft(@Nullable SoftInpainting other) {
        return copy(new Deep(rounded, conditionalWeight, overlay, other, rules));
    }

    /// The same with a mask that counts by its greys.
    public Inpainting unrounded() {
        return copy(new Deep(false, conditionalWeight, overlay, soft, rules));
    }

    /// The same with another share of the masked part hidden from a model made for inpainting.
    public Inpainting withConditionalWeight(double weight) {
        return copy(new Deep(rounded, weight, overlay, soft, rules));
    }

    /// The same without the picture laid back over the result.
    public Inpainting withoutOverlay() {
        return copy(new Deep(rounded, conditionalWeight, false, soft, rules));
    }

    /// The same by other rules.
    public Inpainting withRules(MaskRules other) {
        return copy(new Deep(rounded, conditionalWeight, overlay, soft, other));
    }

    /// The same for picture `index` of a batch alone: with its mask.
    public Inpainting single(int index) {
        int at = index % (rules.further().size() + 1);
        String own = at == 0 ? mask : rules.further().get(at - 1);
        return rules.further().isEmpty()
                ? this
                : withRules(rules.withFurther(List.of())).withMask(own);
    }

    private record Look(int blurX, int blurY, MaskedContent content, MaskMode mode, PaintedArea area, int padding) {}

    private record Deep(
            boolean rounded,
            double conditionalWeight,
            boolean overlay,
            @Nullable SoftInpainting soft,
            MaskRules rules) {}

    private Inpainting copy(String otherMask, Look look) {
        return copy(otherMask, look, new Deep(rounded, conditionalWeight, overlay, soft, rules));
    }

    private Inpainting copy(Deep deep) {
        return copy(mask, new Look(blurX, blurY, content, mode, area, padding), deep);
    }

    private static Inpainting copy(String mask, Look look, Deep deep) {
        return new Inpainting(
                mask,
                look.blurX(),
                look.blurY(),
                look.content(),
                look.mode(),
                look.area(),
                look.padding(),
                deep.rounded(),
                deep.conditionalWeight(),
                deep.overlay(),
                deep.soft(),
                deep.rules());
    }
}
