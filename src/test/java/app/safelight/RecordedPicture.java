package app.safelight;

import app.safelight.house.ReferenceFolder;
import app.safelight.request.GenerationRequest;
import app.safelight.request.ImageSize;
import app.safelight.request.Inpainting;
import app.safelight.request.MaskMode;
import app.safelight.request.MaskedContent;
import app.safelight.request.PictureStart;
import app.safelight.request.ResizeMode;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import app.safelight.request.StepRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A recorded case: a request and what AUTOMATIC1111 made of it.
record RecordedPicture(Path group, JsonNode json) {
    /// The numbers AUTOMATIC1111's requests have for these, in order.
    private static final List<ResizeMode> RESIZE_MODES =
            List.of(ResizeMode.JUST_RESIZE, ResizeMode.CROP_AND_RESIZE, ResizeMode.RESIZE_AND_FILL);

    private static final List<MaskMode> MASK_MODES = List.of(MaskMode.INPAINT_MASKED, MaskMode.INPAINT_NOT_MASKED);
    private static final List<MaskedContent> CONTENTS = List.of(
            MaskedContent.FILL, MaskedContent.ORIGINAL, MaskedContent.LATENT_NOISE, MaskedContent.LATENT_NOTHING);

    JsonNode asked() {
        return json.get("request");
    }

    String text(String field) {
        return asked().get(field).asString();
    }

    Path file(String name) {
        return group.resolve(name);
    }

    boolean fromPicture() {
        return json.get("kind").asString().equals("img2img");
    }

    boolean inpainting() {
        return json.hasNonNull("mask");
    }

    Optional<SamplerType> sampler() {
        return Arrays.stream(SamplerType.values())
                .filter(type -> type.label().equals(text("sampler_name")))
                .findFirst();
    }

    Optional<ScheduleType> schedule() {
        return Arrays.stream(ScheduleType.values())
                .filter(type -> type.label().equals(text("scheduler")))
                .findFirst();
    }

    /// The file of another autoencoder than the checkpoint's; null for its own.
    @Nullable
    String autoencoder() {
        JsonNode named = json.get("changed_settings").get("sd_vae");
        return named == null || named.asString().equals("None") ? null : named.asString();
    }

    /// The checkpoint, with the autoencoder the case asks for.
    Path model() throws IOException {
        String name = json.get("model").asString() + ".safetensors";
        String vae = autoencoder();
        Path model = ReferenceFolder.model(name);
        return vae == null
                ? model
                : SwappedAutoencoder.of(model, group.resolveSibling("models").resolve(vae));
    }

    /// The request as this program puts it.
    GenerationRequest request() throws IOException {
        return new GenerationRequest(
                text("prompt"),
                text("negative_prompt"),
                model().toString(),
                null,
                sampler().orElseThrow(),
                schedule().orElseThrow(),
                asked().get("steps").asInt(),
                asked().get("cfg_scale").asDouble(),
                asked().get("seed").asLong(),
                new ImageSize(
                        asked().get("width").asInt(), asked().get("height").asInt()),
                json.get("pictures").size(),
                start());
    }

    private @Nullable PictureStart start() {
        if (!fromPicture()) {
            return null;
        }
        JsonNode exact = json.get("changed_settings").get("img2img_fix_steps");
        return new PictureStart(
                file(json.get("init_image").asString()).toString(),
                asked().get("denoising_strength").asDouble(),
                exact != null && exact.asBoolean() ? StepRule.EXACT : StepRule.SHARE,
                RESIZE_MODES.get(asked().get("resize_mode").asInt()),
                inpainting() ? mask() : null);
    }

    private Inpainting mask() {
        return new Inpainting(
                file(json.get("mask").asString()).toString(),
                asked().get("mask_blur_x").asInt(),
                CONTENTS.get(asked().get("inpainting_fill").asInt()),
                MASK_MODES.get(asked().get("inpainting_mask_invert").asInt()));
    }

    @Override
    public String toString() {
        return group.getFileName() + "/" + json.get("id").asString();
    }
}
