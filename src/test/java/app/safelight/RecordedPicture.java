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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A recorded case: a request and what AUTOMATIC1111 made of it.
record RecordedPicture(Path group, JsonNode json) {
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

    /// The checkpoint, with the autoencoder the case asks for.
    Path model() throws IOException {
        String name = json.get("model").asString() + ".safetensors";
        JsonNode vae = json.get("changed_settings").get("sd_vae");
        Path model = ReferenceFolder.model(name);
        return vae == null
                ? model
                : SwappedAutoencoder.of(model, group.resolveSibling("models").resolve(vae.asString()));
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
                ResizeMode.values()[asked().get("resize_mode").asInt()],
                inpainting() ? mask() : null);
    }

    private Inpainting mask() {
        MaskedContent[] contents = {
            MaskedContent.FILL, MaskedContent.ORIGINAL, MaskedContent.LATENT_NOISE, MaskedContent.LATENT_NOTHING
        };
        return new Inpainting(
                file(json.get("mask").asString()).toString(),
                asked().get("mask_blur_x").asInt(),
                contents[asked().get("inpainting_fill").asInt()],
                MaskMode.values()[asked().get("inpainting_mask_invert").asInt()]);
    }

    @Override
    public String toString() {
        return group.getFileName() + "/" + json.get("id").asString();
    }
}
