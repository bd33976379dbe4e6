package app.safelight.store.a1111;

import app.safelight.request.Inpainting;
import app.safelight.request.MaskMode;
import app.safelight.request.MaskedContent;
import app.safelight.request.PaintedArea;
import app.safelight.request.PictureStart;
import app.safelight.request.ResizeMode;
import app.safelight.request.SoftInpainting;
import app.safelight.request.StepRule;
import app.safelight.store.StoreException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The picture a request starts from, and what is said of it and of its mask.
final class StartFields {
    /// What the numbers in requests stand for.
    private static final List<ResizeMode> RESIZE_MODES = List.of(
            ResizeMode.JUST_RESIZE, ResizeMode.CROP_AND_RESIZE, ResizeMode.RESIZE_AND_FILL, ResizeMode.LATENT_UPSCALE);

    private static final List<MaskMode> MASK_MODES = List.of(MaskMode.INPAINT_MASKED, MaskMode.INPAINT_NOT_MASKED);
    private static final List<MaskedContent> CONTENTS = List.of(
            MaskedContent.FILL, MaskedContent.ORIGINAL, MaskedContent.LATENT_NOISE, MaskedContent.LATENT_NOTHING);

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final String BACKGROUND = "img2img_background_color";

    private final Fields request;
    private final Fields settings;

    StartFields(Fields request, Fields settings) {
        this.request = request;
        this.settings = settings;
    }

    PictureStart read(Path picture, @Nullable Path mask, @Nullable SoftInpainting soft) throws StoreException {
        Inpainting inpainting = inpainting(mask == null ? "none" : mask.toString(), soft);
        return new PictureStart(
                picture.toString(),
                request.number("denoising_strength", PictureStart.USUAL_DENOISING),
                settings.truth("img2img_fix_steps", false) ? StepRule.EXACT : StepRule.SHARE,
                Named.byNumber(request, "resize_mode", RESIZE_MODES, 0),
                mask == null ? null : inpainting,
                request.number("initial_noise_multiplier", settings.number("initial_noise_multiplier", 1)),
                settings.number("img2img_extra_noise", 0),
                settings.truth("img2img_color_correction", false),
                background());
    }

    private Inpainting inpainting(String mask, @Nullable SoftInpainting soft) throws StoreException {
        int blurX = request.whole("mask_blur_x", Inpainting.USUAL_BLUR);
        int blurY = request.whole("mask_blur_y", Inpainting.USUAL_BLUR);
        return new Inpainting(
                mask,
                request.whole("mask_blur", blurX),
                request.whole("mask_blur", blurY),
                Named.byNumber(request, "inpainting_fill", CONTENTS, 0),
                Named.byNumber(request, "inpainting_mask_invert", MASK_MODES, 0),
                request.truth("inpaint_full_res", true) ? PaintedArea.ONLY_MASKED : PaintedArea.WHOLE_PICTURE,
                request.whole("inpaint_full_res_padding", 0),
                request.truth("mask_round", true),
                settings.number("inpainting_mask_weight", 1),
                settings.truth("overlay_inpaint", true),
                soft);
    }

    private int background() throws StoreException {
        String colour = settings.text(BACKGROUND, "#ffffff");
        if (!COLOUR.matcher(colour).matches()) {
            throw settings.bad(BACKGROUND, "is no colour of the form #ffffff");
        }
        return Integer.parseInt(colour.substring(1), 16);
    }
}
