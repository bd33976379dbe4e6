package app.safelight.store;

import app.safelight.request.GenerationRequest;
import app.safelight.request.Hires;
import app.safelight.request.Inpainting;
import app.safelight.request.ModelVariant;
import app.safelight.request.NamedHash;
import app.safelight.request.PaintedArea;
import app.safelight.request.PictureStart;
import app.safelight.request.Prediction;
import app.safelight.request.Provenance;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Writes down how a picture was made: first what AUTOMATIC1111 1.10.1 would write, in its order, which is that in
/// which things happen there; then whatever else of the request is not as usual; last the version.
final class RecipeWriter {
    private static final ObjectNode USUAL = RecordJson.write(UsualRequest.WHOLE);

    private final GenerationRequest request;
    private final ScheduleType schedule;
    private final Provenance provenance;
    private final ObjectNode tree;
    private final Map<String, String> values = new LinkedHashMap<>();

    /// @param request of this picture alone, with its size settled
    /// @param schedule what the request's stands for
    RecipeWriter(GenerationRequest request, ScheduleType schedule, Provenance provenance) {
        this.request = request;
        this.schedule = schedule;
        this.provenance = provenance;
        tree = RecordJson.write(request);
    }

    Map<String, String> write() {
        basics();
        begin();
        networks();
        unusual("Downcast alphas_cumprod", "Noise Schedule", "Noise multiplier");
        pass(request.sampler(), schedule, Pass.FIRST);
        Hires hires = request.hires();
        if (hires != null) {
            pass(second(hires), secondSchedule(hires), Pass.SECOND);
            if (SamplerKeys.untold(request.sampler(), schedule, second(hires)) != secondSchedule(hires)) {
                put("Hires schedule type", secondSchedule(hires).label());
            }
        }
        rest();
        values.put("Version", "Safelight " + provenance.version());
        return values;
    }

    private void basics() {
        values.put("Steps", Integer.toString(request.steps()));
        values.put("Sampler", request.sampler().label());
        values.put("Schedule type", schedule.label());
        values.put("CFG scale", Knob.plain(request.cfgScale()));
        values.put("Seed", Long.toUnsignedString(request.seed()));
        values.put("Size", Objects.requireNonNull(request.size(), "size").toString());
        values.put("Model hash", provenance.modelHash());
        values.put("Model", provenance.modelName());
        put("VAE hash", provenance.autoencoderHash());
        put("VAE", provenance.autoencoderName());
        if (request.tuning().noise().variationStrength() != 0) {
            always("Variation seed", "Variation seed strength");
        }
        always("Seed resize from", "Denoising strength");
        if (provenance.variant() == ModelVariant.INPAINTING) {
            put("Conditional mask weight", Objects.requireNonNullElse(text(tree, "Conditional mask weight"), "1"));
        }
        unusual("Clip skip");
        if (SamplerKeys.usesSeedDelta(request.sampler())
                && request.tuning().sampling().eta() != 0) {
            unusual("ENSD");
        }
        always("RNG");
        unusual("Tiling");
    }

    /// What is settled before any picture: soft inpainting, the second pass, the mask.
    private void begin() {
        Inpainting inpainting = inpainting();
        if (inpainting != null && inpainting.soft() != null) {
            values.put("Soft inpainting enabled", "True");
            always(
                    "Soft inpainting schedule bias",
                    "Soft inpainting preservation strength",
                    "Soft inpainting transition contrast boost",
                    "Soft inpainting mask influence",
                    "Soft inpainting difference threshold",
                    "Soft inpainting difference contrast");
        }
        Hires hires = request.hires();
        if (hires != null) {
            begin(hires);
        }
        if (inpainting != null) {
            begin(inpainting);
        }
    }

    private void begin(Hires hires) {
        if (hires.sampler() != request.sampler()) {
            always("Hires sampler");
        }
        if (!hires.prompt().equals(request.prompt())) {
            unusual("Hires prompt");
        }
        if (!hires.negativePrompt().equals(request.negativePrompt())) {
            unusual("Hires negative prompt");
        }
        put("Hires schedule type", toldSchedule(hires));
        if (hires.width() == 0 && hires.height() == 0) {
            always("Hires upscale");
        } else {
            values.put("Hires resize", hires.width() + "x" + hires.height());
        }
        unusual("Hires steps");
        always("Hires upscaler");
    }

    private SamplerType second(Hires hires) {
        return Objects.requireNonNullElse(hires.sampler(), request.sampler());
    }

    /// What the second pass's schedule stands for.
    private ScheduleType secondSchedule(Hires hires) {
        return SamplerKeys.settled(second(hires), Objects.requireNonNullElse(hires.schedule(), request.schedule()));
    }

    /// The second pass's schedule, where it is another than the first's; the model's own is never told.
    private @Nullable String toldSchedule(Hires hires) {
        ScheduleType settled = secondSchedule(hires);
        boolean told = !SamplerKeys.onTimes(second(hires)) && settled != ScheduleType.AUTOMATIC;
        return told && (SamplerKeys.onTimes(request.sampler()) || settled != schedule) ? settled.label() : null;
    }

    private void begin(Inpainting inpainting) {
        unusual("Mask mode");
        if (inpainting.blurX() == inpainting.blurY() && inpainting.blurX() > 0) {
            always("Mask blur");
        }
        if (inpainting.area() == PaintedArea.ONLY_MASKED) {
            always("Inpaint area", "Masked area padding");
        }
        unusual("Masked content");
    }

    /// What prompts bring in.
    private void networks() {
        put("Lora hashes", hashes(provenance.loras()));
        put("TI hashes", hashes(provenance.embeddings()));
        if (prompts().anyMatch(prompt -> prompt.contains("(") || prompt.contains("["))) {
            unusual("Emphasis");
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

    private enum Pass {
        FIRST,
        SECOND
    }

    /// What a sampler tells of itself as it runs.
    private void pass(SamplerType sampler, ScheduleType settled, Pass pass) {
        boolean fromPicture = pass == Pass.SECOND || request.start() != null;
        if (!SamplerKeys.discardsAnyway(sampler)) {
            unusual("Discard penultimate sigma");
        }
        if (!SamplerKeys.onTimes(sampler)) {
            schedule(settled);
            if (!fromPicture) {
                unusual("SGM noise multiplier");
            }
        }
        if (request.start() != null) {
            unusual("Extra noise");
        }
        if (SamplerKeys.hasEta(sampler)) {
            unusual(SamplerKeys.onTimes(sampler) ? "Eta DDIM" : "Eta");
        }
        if (SamplerKeys.churns(sampler)) {
            unusual("Sigma churn", "Sigma tmin", "Sigma tmax");
        }
        if (SamplerKeys.scalesNoise(sampler)) {
            unusual("Sigma noise");
        }
        unusual("Skip Early CFG", "NGMS", "NGMS all steps", "Pad conds", "Pad conds v0");
    }

    private void schedule(ScheduleType settled) {
        if (settled == ScheduleType.AUTOMATIC) {
            return;
        }
        unusual("Schedule min sigma", "Schedule max sigma");
        if (SamplerKeys.hasOtherRho(
                settled, request.tuning().sampling().schedule().rho())) {
            unusual("Schedule rho");
        }
        if (settled == ScheduleType.BETA) {
            always("Beta schedule alpha", "Beta schedule beta");
        }
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
                unusual(knob.key());
            }
        }
        if (inpainting != null && inpainting.rules().outpainting() != null) {
            values.put("Outpainting", inpainting.rules().outpainting().toString());
        }
        Prediction prediction = request.prediction();
        put("Prediction", prediction == null ? null : Labels.of(prediction));
        put("Precision", provenance.precision());
    }

    private @Nullable Inpainting inpainting() {
        PictureStart start = request.start();
        return start == null ? null : start.inpainting();
    }

    /// Writes parameters whose values are not as usual.
    private void unusual(String... keys) {
        for (String key : keys) {
            String text = text(tree, key);
            if (text != null && !text.equals(text(USUAL, key))) {
                values.putIfAbsent(key, text);
            }
        }
    }

    private void always(String... keys) {
        for (String key : keys) {
            put(key, text(tree, key));
        }
    }

    private void put(String key, @Nullable String value) {
        if (value != null) {
            values.putIfAbsent(key, value);
        }
    }

    private static @Nullable String text(ObjectNode tree, String key) {
        return Knobs.of(key).text(tree);
    }
}
