package app.safelight.diffusion;

import app.safelight.house.ReferenceFolder;
import app.safelight.house.TensorFile;
import app.safelight.request.ModelFamily;
import app.safelight.request.Prediction;
import app.safelight.request.SamplerType;
import app.safelight.request.SamplingRules;
import app.safelight.request.ScheduleRules;
import app.safelight.request.ScheduleRules.TrainedLevels;
import app.safelight.request.ScheduleType;
import app.safelight.request.UniPcRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// One recorded run of the sampler references, and the objects of ours that should repeat it.
///
/// @param networkCalls what our network is asked meanwhile
record ReferenceRun(JsonNode json, TensorFile tensors, TensorFile toy, List<Toy.NetworkCall> networkCalls) {
    private static final Set<String> KNOWN_OPTIONS = Set.of(
            "eta_ddim",
            "sgm_noise_multiplier",
            "always_discard_next_to_last_sigma",
            "sigma_min",
            "sigma_max",
            "rho",
            "use_old_karras_scheduler_sigmas",
            "enable_quantization",
            "s_min_uncond_all",
            "skip_early_cond",
            "eta_noise_seed_delta",
            "uni_pc_variant",
            "uni_pc_order",
            "uni_pc_skip_type",
            "uni_pc_lower_order_final");

    String id() {
        return json.path("id").asString();
    }

    Optional<SamplerType> sampler() {
        return Stream.of(SamplerType.values())
                .filter(type -> type.label().equals(json.path("sampler").asString()))
                .findFirst();
    }

    private Optional<ScheduleType> schedule() {
        return Stream.of(ScheduleType.values())
                .filter(type -> type.label().equals(json.path("scheduler").asString()))
                .findFirst();
    }

    /// What of the run we do not have; empty if we have everything.
    String missing() {
        List<String> missing = new ArrayList<>();
        if (sampler().isEmpty()) {
            missing.add(json.path("sampler").asString());
        }
        if (schedule().isEmpty()) {
            missing.add(json.path("scheduler").asString());
        }
        if (sampler().stream().anyMatch(type -> type == SamplerType.DPM_ADAPTIVE) && images() > 1) {
            missing.add("DPM adaptive on a batch, whose pictures influence one another");
        }
        json.path("opts").propertyNames().stream()
                .filter(name -> !KNOWN_OPTIONS.contains(name))
                .forEach(missing::add);
        return String.join(", ", missing);
    }

    int images() {
        return json.path("seeds").size();
    }

    int channels() {
        return json.path("shape").get(0).asInt();
    }

    int height() {
        return json.path("shape").get(1).asInt();
    }

    int width() {
        return json.path("shape").get(2).asInt();
    }

    /// Row `row` of image `image` of a tensor whose leading axes are (rows, images), or (images) for row 0.
    Latent latent(String name, int row, int image) {
        float[] all = tensors.floats(id() + "/" + name);
        int size = channels() * height() * width();
        float[] values = new float[size];
        System.arraycopy(all, (row * images() + image) * size, values, 0, size);
        return new Latent(channels(), height(), width(), values);
    }

    int rows(String name) {
        return tensors.has(id() + "/" + name) ? tensors.shape(id() + "/" + name)[0] : 0;
    }

    Latent pattern(String name) {
        return new Latent(channels(), height(), width(), toy.floats(name + "/" + height() + "x" + width()));
    }

    /// The tolerance the reference states for a value of that size.
    double tolerance(double largest) {
        return 5e-6 * Math.max(1, largest) + 3 * json.path("f32_vs_f64").asDouble(0);
    }

    NoiseSchedule model() {
        return NoiseSchedule.of(json.path("is_sdxl").asBoolean(false) ? ModelFamily.SDXL : ModelFamily.SD1, rules());
    }

    private JsonNode option(String name) {
        return json.path("opts").path(name);
    }

    private SamplingRules rules() {
        return new SamplingRules(
                json.path("eta").asDouble(1),
                option("eta_ddim").asDouble(0),
                json.path("s_churn").asDouble(0),
                json.path("s_tmin").asDouble(0),
                json.path("s_tmax").asDouble(0),
                json.path("s_noise").asDouble(1),
                option("sgm_noise_multiplier").asBoolean(false),
                option("enable_quantization").asBoolean(false),
                false,
                scheduleRules(),
                uniPcRules());
    }

    private UniPcRules uniPcRules() {
        return new UniPcRules(
                switch (option("uni_pc_variant").asString("bh1")) {
                    case "bh2" -> UniPcRules.Variant.BH2;
                    case "vary_coeff" -> UniPcRules.Variant.VARY_COEFF;
                    default -> UniPcRules.Variant.BH1;
                },
                switch (option("uni_pc_skip_type").asString("time_uniform")) {
                    case "logSNR" -> UniPcRules.Spacing.LOG_SNR;
                    case "time_quadratic" -> UniPcRules.Spacing.TIME_QUADRATIC;
                    default -> UniPcRules.Spacing.TIME_UNIFORM;
                },
                option("uni_pc_order").asInt(3),
                option("uni_pc_lower_order_final").asBoolean(true)
                        ? UniPcRules.LastSteps.LOWER_ORDER
                        : UniPcRules.LastSteps.SAME_ORDER);
    }

    private ScheduleRules scheduleRules() {
        ScheduleRules usual = ScheduleRules.USUAL;
        return new ScheduleRules(
                option("sigma_min").asDouble(0),
                option("sigma_max").asDouble(0),
                option("rho").asDouble(0),
                usual.betaAlpha(),
                usual.betaBeta(),
                option("always_discard_next_to_last_sigma").asBoolean(false),
                option("use_old_karras_scheduler_sigmas").asBoolean(false),
                json.path("zsnr").asBoolean(false) ? TrainedLevels.ZERO_TERMINAL_SNR : TrainedLevels.USUAL);
    }

    /// Noise as the run had it: from the seed, from the Brownian path of the seed, or as recorded.
    NoiseSource noise(int image) {
        long seed = json.path("seeds").get(image).asLong();
        long delta = option("eta_noise_seed_delta").asLong(0);
        NoiseSource seeded = new SeededNoise(new PhiloxNoise(), seed, delta, channels(), height(), width());
        return switch (json.path("noise").asString()) {
            case "brownian" -> seeded;
            case "recorded" -> draw -> draw == 0 ? latent("noise_initial", 0, image) : latent("noise", draw - 1, image);
            default -> draw -> seeded.draw(draw);
        };
    }

    boolean fromPicture() {
        return json.has("denoise");
    }

    Sampler sampler(NoiseSource noise) {
        SamplerType type = sampler().orElseThrow();
        ScheduleType schedule = schedule().orElseThrow();
        int steps = json.path("steps").asInt();
        if (!fromPicture()) {
            return Samplers.of(type, schedule, steps, model(), noise, rules());
        }
        double strength = json.path("denoise").asDouble();
        PictureSteps plan = json.path("exact").asBoolean(false)
                ? PictureSteps.exactly(steps, strength)
                : PictureSteps.share(steps, strength);
        return Samplers.fromPicture(type, schedule, plan, model(), noise, rules());
    }

    SamplerState start(Sampler sampler, NoiseSource noise) {
        return fromPicture() ? sampler.start(noise.draw(0), pattern("init")) : sampler.start(noise.draw(0));
    }

    /// What the sampler asks at a step: the bare toy, or guidance over the toy as a network.
    Denoiser denoiser(int calls) {
        Toy answers = new Toy(model(), List.of(pattern("a"), pattern("b"), pattern("c")), networkCalls);
        if (!"cfg".equals(json.path("level").asString())) {
            return answers.denoiser();
        }
        Network network = velocity() ? answers.velocityNetwork() : answers.epsNetwork();
        ConditionalDenoiser rows = Samplers.denoiser(
                sampler().orElseThrow(), velocity() ? Prediction.V : Prediction.EPSILON, network, model());
        Denoiser guided = new GuidedDenoiser(rows, GuidanceSchedule.always(guidance()), calls);
        return json.path("mask").asBoolean(false) ? new InpaintDenoiser(guided, pattern("init"), mask()) : guided;
    }

    private boolean velocity() {
        return "v".equals(json.path("parameterization").asString(""));
    }

    private Guidance guidance() {
        int[] patterns = {0, 2};
        JsonNode weights = json.path("weights");
        List<Guidance.Weighted> positives = weights.isMissingNode()
                ? List.of(new Guidance.Weighted(Toy.conditioning(0), 1))
                : IntStream.range(0, weights.size())
                        .mapToObj(i -> new Guidance.Weighted(
                                Toy.conditioning(patterns[i]), weights.get(i).asDouble()))
                        .toList();
        NegativeSkip skip = new NegativeSkip(
                json.path("s_min_uncond").asDouble(0),
                option("s_min_uncond_all").asBoolean(false) ? NegativeSkip.Rate.EVERY : NegativeSkip.Rate.EVERY_OTHER,
                option("skip_early_cond").asDouble(0),
                json.path("steps").asInt() * Samplers.callsPerStep(sampler().orElseThrow()));
        return new Guidance(
                positives, Toy.conditioning(1), json.path("cfg_scale").asDouble(), skip, 0);
    }

    private Latent mask() {
        Latent shape = pattern("a");
        float[] repaint = new float[shape.values().length];
        for (int i = 0; i < repaint.length; i++) {
            int column = i % width();
            int row = i / width() % height();
            repaint[i] = (column + 2 * row) % 5 < 2 ? 0 : 1;
        }
        return shape.with(repaint);
    }

    /// The rows of a recorded network call that belong to one image: its sub-prompts, and its negative if there is one.
    List<Integer> rowsOf(JsonNode call, int image) {
        int prompts = Math.max(json.path("weights").size(), 1);
        JsonNode all = call.path("mu");
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < prompts; i++) {
            rows.add(all.get(image * prompts + i).asInt());
        }
        if (all.size() > images() * prompts && !(alone() && prompts == 1)) {
            rows.add(all.get(images() * prompts + image).asInt());
        }
        return rows;
    }

    /// Whether we leave the negative out where A1111 asks for it without effect.
    private boolean alone() {
        return json.path("cfg_scale").asDouble() == 1
                && sampler().stream().noneMatch(type -> type == SamplerType.DDIM_CFG_PP);
    }

    /// All runs of the reference folder; from the repository's own copy those whose file it holds.
    static List<ReferenceRun> all(Path folder, JsonNode index) {
        TensorFile toy = TensorFile.read(folder.resolve("toy.safetensors"));
        Map<String, TensorFile> files = new HashMap<>();
        List<ReferenceRun> runs = new ArrayList<>();
        for (JsonNode run : index.path("runs")) {
            if (ReferenceFolder.isCopy()
                    && Files.notExists(folder.resolve(run.path("file").asString()))) {
                continue;
            }
            TensorFile file =
                    files.computeIfAbsent(run.path("file").asString(), name -> TensorFile.read(folder.resolve(name)));
            runs.add(new ReferenceRun(run, file, toy, new ArrayList<>()));
        }
        return runs;
    }
}
