package app.safelight.weights;

import static app.safelight.weights.StructureCheck.ANY;

import app.safelight.request.ModelFamily;
import app.safelight.request.ModelStage;
import app.safelight.request.ModelVariant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The judgement over a model's parts: what it is, and what keeps it from being used.
///
/// @param problems clauses of a sentence; empty if the model is whole
record Assembly(ModelDescription description, List<String> problems) {
    static Assembly of(ModelParts parts) {
        List<String> problems = new ArrayList<>();
        List<String> notes = new ArrayList<>(parts.notes);
        ModelFamily family = family(parts);
        unsupported(parts, problems);
        ModelVariant variant = variant(parts, problems);
        texts(parts, family, problems, notes);
        if (parts.firstStage.isEmpty()) {
            problems.add("it has no VAE (first_stage_model)");
        } else {
            StructureCheck check = new StructureCheck("VAE", parts.firstStage);
            AutoencoderCheck.run(check);
            finish(check, parts.firstStage, problems, notes);
        }
        if (parts.unet.isEmpty()) {
            problems.add("it has no UNet (model.diffusion_model)");
        } else {
            StructureCheck check = new StructureCheck("UNet", parts.unet);
            UnetCheck.run(check, family, context(parts), pooled(parts));
            finish(check, parts.unet, problems, notes);
        }
        PredictionRule rule = PredictionRule.of(family, variant, parts);
        if (rule.note() != null) {
            notes.add(rule.note());
        }
        notes.addAll(Leftovers.notes(parts.others));
        return new Assembly(
                new ModelDescription(family, variant, rule.prediction(), stages(parts), parts.metadata, notes),
                problems);
    }

    /// Why the model cannot be used, to follow the file's name.
    String verdict() {
        boolean incomplete =
                problems.stream().anyMatch(problem -> problem.contains(" lacks ") || problem.startsWith("it has no "));
        return (incomplete ? "is an incomplete checkpoint (" : "is a checkpoint this program cannot run (")
                + description.family() + "): " + String.join("; ", problems);
    }

    private static void unsupported(ModelParts parts, List<String> problems) {
        for (String name : parts.others.keySet()) {
            if (name.startsWith("embedder.") || name.startsWith("noise_augmentor.")) {
                problems.add("it is an unCLIP model, which draws from a picture's embedding");
                return;
            }
            if (name.startsWith("edm_")) {
                problems.add("it was trained with the EDM schedule (" + Shown.name(name) + ")");
                return;
            }
        }
        boolean scaled = parts.unet.keySet().stream().anyMatch(name -> name.endsWith(".scale_weight"));
        if (scaled || parts.others.containsKey("scaled_fp8")) {
            problems.add("its 8 bit weights come with scales of their own, a format this program does not read");
        }
    }

    private static ModelFamily family(ModelParts parts) {
        boolean label = parts.unet.containsKey("label_emb.0.0.weight");
        if (label || parts.textEncoders.size() > 1) {
            return ModelFamily.SDXL;
        }
        boolean openClip = parts.textEncoders.stream().anyMatch(part -> part.kind() == TextEncoderKind.OPEN_CLIP);
        return openClip ? ModelFamily.SD2 : ModelFamily.SD1;
    }

    private static ModelVariant variant(ModelParts parts, List<String> problems) {
        Weight first = parts.unet.get("input_blocks.0.0.weight");
        long channels =
                first == null || first.shape().size() != 4 ? 4 : first.shape().get(1);
        if (channels != 4 && channels != 9) {
            String looks = channels == 8
                    ? ", as an instruct-pix2pix model has"
                    : channels == 5 ? ", as a depth-to-image model has" : channels == 7 ? ", as an upscaler has" : "";
            problems.add("its UNet takes " + channels + " channels" + looks
                    + ", while this program runs models with 4 (base) or 9 (inpainting)");
        }
        return channels == 9 ? ModelVariant.INPAINTING : ModelVariant.BASE;
    }

    private static void texts(ModelParts parts, ModelFamily family, List<String> problems, List<String> notes) {
        if (parts.textEncoders.isEmpty()) {
            problems.add("it has no text encoder (cond_stage_model)");
        } else if (family == ModelFamily.SDXL && parts.textEncoders.size() < 2) {
            boolean refiner = parts.textEncoders.getFirst().kind() == TextEncoderKind.OPEN_CLIP;
            problems.add(
                    refiner
                            ? "it has one text encoder, as the XL refiner does, which cannot draw by itself"
                            : "it lacks the second text encoder (conditioner.embedders.1)");
        }
        for (ModelParts.TextPart part : parts.textEncoders) {
            StructureCheck check = new StructureCheck(
                    parts.textEncoders.size() == 1
                            ? "text encoder"
                            : part.kind() == TextEncoderKind.CLIP_L ? "first text encoder" : "second text encoder",
                    part.weights());
            TextEncoderCheck.run(check);
            if (family == ModelFamily.SDXL && part.kind() == TextEncoderKind.OPEN_CLIP) {
                check.need("text_projection.weight", ANY, ANY);
            }
            finish(check, part.weights(), problems, notes);
        }
    }

    /// Takes over what the check found, and drops what the network's structure does not use.
    private static void finish(
            StructureCheck check, Map<String, Weight> weights, List<String> problems, List<String> notes) {
        if (problems.addAll(check.problems())) {
            return;
        }
        Set<String> unused = check.unused();
        weights.keySet().removeAll(unused);
        List<String> blocks = unused.stream()
                .filter(name -> name.matches("(input_blocks|middle_block|output_blocks|encoder|decoder)\\..*"))
                .toList();
        if (!blocks.isEmpty()) {
            problems.add("the structure of the " + check.network() + " leaves " + Shown.name(blocks.getFirst())
                    + (blocks.size() == 1 ? "" : " and " + (blocks.size() - 1) + " more") + " unexplained");
        } else if (!unused.isEmpty()) {
            notes.add(unused.size() + " tensors of the " + check.network() + " that its structure does not use ("
                    + Shown.name(unused.iterator().next()) + ")");
        }
    }

    private static long context(ModelParts parts) {
        long sum = 0;
        for (ModelParts.TextPart part : parts.textEncoders) {
            Weight norm = part.weights().get("final_layer_norm.weight");
            if (norm == null || norm.shape().size() != 1) {
                return ANY;
            }
            sum += norm.shape().getFirst();
        }
        return sum == 0 ? ANY : sum;
    }

    private static long pooled(ModelParts parts) {
        Weight projection = parts.textEncoders.isEmpty()
                ? null
                : parts.textEncoders.getLast().weights().get("text_projection.weight");
        return projection == null || projection.shape().isEmpty()
                ? ANY
                : projection.shape().getFirst();
    }

    private static Map<ModelStage, StageDescription> stages(ModelParts parts) {
        Map<ModelStage, StageDescription> stages = new EnumMap<>(ModelStage.class);
        List<Weight> texts = new ArrayList<>();
        parts.textEncoders.forEach(part -> texts.addAll(part.weights().values()));
        stages.put(ModelStage.COND, stage(texts));
        stages.put(ModelStage.FIRST_STAGE, stage(parts.firstStage.values()));
        stages.put(ModelStage.UNET, stage(parts.unet.values()));
        return stages;
    }

    private static StageDescription stage(Collection<Weight> weights) {
        Set<Weight> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
        distinct.addAll(weights);
        long parameters = 0;
        long bytes = 0;
        Set<DType> types = EnumSet.noneOf(DType.class);
        for (Weight weight : distinct) {
            parameters += weight.count();
            bytes += weight.byteSize();
            types.add(weight.type());
        }
        return new StageDescription(parameters, bytes, types);
    }
}
