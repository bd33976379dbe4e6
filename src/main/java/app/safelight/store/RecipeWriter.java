package app.safelight.store;

import app.safelight.request.Arithmetic;
import app.safelight.request.GenerationRequest;
import app.safelight.request.Hires;
import app.safelight.request.Inpainting;
import app.safelight.request.ModelVariant;
import app.safelight.request.NamedHash;
import app.safelight.request.PaintedArea;
import app.safelight.request.PictureStart;
import app.safelight.request.Prediction;
import app.safelight.request.Provenance;
import app.safelight.request.ScheduleType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes down how a picture was made: first what AUTOMATIC1111 1.10.1 would write, in its order, which is that in
/// which things happen there; then whatever else of the request is not as usual; last the version.
final class RecipeWriter {
    private final GenerationRequest request;
    private final ScheduleType schedule;
    private final Provenance provenance;
    private final RecipeLine line;

    /// @param request of this picture alone, with its size settled
    /// @param schedule what the request's stands for
    RecipeWriter(GenerationRequest request, ScheduleType schedule, Provenance provenance) {
        this.request = request;
        this.schedule = schedule;
        this.provenance = provenance;
        line = new RecipeLine(request);
    }

    Map<String, String> write() {
        Hires hires = request.hires();
        RecipeHires second = hires == null ? null : new RecipeHires(request, hires, schedule);
        basics();
        noise();
        soft();
        if (second != null) {
            second.begin(line);
        }
        mask();
        networks();
        line.unusual("Downcast alphas_cumprod", "Noise Schedule", "Noise multiplier");
        RecipePass.Beginning beginning =
                request.start() == null ? RecipePass.Beginning.NOISE : RecipePass.Beginning.PICTURE;
        new RecipePass(request.sampler(), schedule, beginning).write(request, line);
        if (second != null) {
            second.run(line);
        }
        rest();
        line.put("Version", "Safelight " + provenance.version());
        return line.values();
    }

    private void basics() {
        line.put("Steps", Integer.toString(request.steps()));
        line.put("Sampler", request.sampler().label());
        line.put("Schedule type", schedule.label());
        line.put("CFG scale", Knob.plain(request.cfgScale()));
        line.put("Seed", Long.toUnsignedString(request.seed()));
        line.put("Size", Objects.requireNonNull(request.size(), "size").toString());
        line.put("Model hash", provenance.modelHash());
        line.put("Model", provenance.modelName());
        line.put("VAE hash", provenance.autoencoderHash());
        line.put("VAE", provenance.autoencoderName());
    }

    private void noise() {
        if (request.tuning().noise().variationStrength() != 0) {
            line.always("Variation seed", "Variation seed strength");
        }
        line.always("Seed resize from", "Denoising strength");
        if (provenance.variant() == ModelVariant.INPAINTING) {
            line.always("Conditional mask weight");
            line.put("Conditional mask weight", "1");
        }
        line.unusual("Clip skip");
        if (SamplerKeys.usesSeedDelta(request.sampler())
                && request.tuning().sampling().eta() != 0) {
            line.unusual("ENSD");
        }
        line.always("RNG");
        line.unusual("Tiling");
    }

    private void soft() {
        Inpainting inpainting = inpainting();
        if (inpainting != null && inpainting.soft() != null) {
            line.put("Soft inpainting enabled", "True");
            line.always(
                    "Soft inpainting schedule bias",
                    "Soft inpainting preservation strength",
                    "Soft inpainting transition contrast boost",
                    "Soft inpainting mask influence",
                    "Soft inpainting difference threshold",
                    "Soft inpainting difference contrast");
        }
    }

    private void mask() {
        Inpainting inpainting = inpainting();
        if (inpainting == null) {
            return;
        }
        line.unusual("Mask mode");
        if (inpainting.blurX() == inpainting.blurY() && inpainting.blurX() > 0) {
            line.always("Mask blur");
        }
        if (inpainting.area() == PaintedArea.ONLY_MASKED) {
            line.always("Inpaint area", "Masked area padding");
        }
        line.unusual("Masked content");
    }

    /// What prompts bring in.
    private void networks() {
        line.put("Lora hashes", hashes(provenance.loras()));
        line.put("TI hashes", hashes(provenance.embeddings()));
        if (prompts().anyMatch(prompt -> prompt.contains("(") || prompt.contains("["))) {
            line.unusual("Emphasis");
        }
    }

    private Stream<String> prompts() {
        Stream<String> own = Stream.of(request.prompt(), request.negativePrompt());
        Hires hires = request.hires();
        return hires == null ? own : Stream.concat(own, Stream.of(hires.prompt(), hires.negativePrompt()));
    }

    private static @Nullable String hashes(List<NamedHash> files) {
        return files.isEmpty()
                ? null
                : files.stream().map(file -> file.name() + ": " + file.hash()).collect(Collectors.joining(", "));
    }

    /// Everything AUTOMATIC1111 does not write, or not for such a request.
    private void rest() {
        Inpainting inpainting = inpainting();
        for (Knob knob : Knobs.ALL) {
            boolean told = knob.key().startsWith("Mask blur")
                    && (inpainting == null
                            || inpainting.blurX() == inpainting.blurY()
                            || knob.paths().size() > 1);
            if (!told) {
                line.unusual(knob.key());
            }
        }
        if (inpainting != null && inpainting.rules().outpainting() != null) {
            line.put("Outpainting", inpainting.rules().outpainting().toString());
        }
        Prediction prediction = request.prediction();
        line.put("Prediction", prediction == null ? null : Labels.of(prediction));
        Arithmetic arithmetic = provenance.arithmetic();
        if (arithmetic != null) {
            line.put("Precision", arithmetic.precision());
            line.put("Attention", arithmetic.attention());
        }
    }

    private @Nullable Inpainting inpainting() {
        PictureStart start = request.start();
        return start == null ? null : start.inpainting();
    }
}
