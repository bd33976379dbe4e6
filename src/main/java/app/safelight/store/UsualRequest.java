package app.safelight.store;

import app.safelight.request.GenerationRequest;
import app.safelight.request.Hires;
import app.safelight.request.Inpainting;
import app.safelight.request.PictureStart;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import app.safelight.request.SoftInpainting;
import app.safelight.request.Tuning;
import app.safelight.request.Upscaler;

/// A request with every part there is, each as AUTOMATIC1111 has it unless told otherwise: what a recipe is silent on
/// is like this.
final class UsualRequest {
    static final GenerationRequest WHOLE = new GenerationRequest(
            "",
            "",
            null,
            null,
            SamplerType.DPMPP_2M,
            ScheduleType.AUTOMATIC,
            1,
            1,
            0,
            null,
            1,
            PictureStart.of("unnamed").withInpainting(inpainting()),
            null,
            Hires.of(Upscaler.LATENT, Hires.USUAL_SCALE, Hires.USUAL_DENOISING),
            Tuning.USUAL);

    private UsualRequest() {}

    private static Inpainting inpainting() {
        return Inpainting.of("unnamed").withMaskBlur(0).withSoft(soft());
    }

    /// AUTOMATIC1111's soft inpainting, which its recipes mean.
    static SoftInpainting soft() {
        SoftInpainting usual = SoftInpainting.USUAL;
        return new SoftInpainting(
                usual.scheduleBias(),
                usual.preservation(),
                usual.transitionContrast(),
                usual.maskInfluence(),
                usual.differenceThreshold(),
                usual.differenceContrast());
    }
}
