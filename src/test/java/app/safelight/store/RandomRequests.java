package app.safelight.store;

import app.safelight.request.ConditioningPadding;
import app.safelight.request.EditingRule;
import app.safelight.request.EmphasisMode;
import app.safelight.request.GenerationRequest;
import app.safelight.request.GuidanceRules;
import app.safelight.request.Hires;
import app.safelight.request.ImageSize;
import app.safelight.request.Inpainting;
import app.safelight.request.MaskMode;
import app.safelight.request.MaskRules;
import app.safelight.request.MaskedContent;
import app.safelight.request.NetworkRules;
import app.safelight.request.NoiseRules;
import app.safelight.request.NoiseSize;
import app.safelight.request.Outpainting;
import app.safelight.request.PaintedArea;
import app.safelight.request.PictureStart;
import app.safelight.request.Prediction;
import app.safelight.request.PromptRules;
import app.safelight.request.RandomSource;
import app.safelight.request.ResizeMode;
import app.safelight.request.SamplerType;
import app.safelight.request.SamplingRules;
import app.safelight.request.ScheduleRules;
import app.safelight.request.ScheduleType;
import app.safelight.request.SoftInpainting;
import app.safelight.request.StepRule;
import app.safelight.request.Tuning;
import app.safelight.request.UniPcRules;
import app.safelight.request.Upscaler;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Requests of every kind, drawn from a generator: each part is as usual half of the time.
final class RandomRequests {
    private static final List<String> WORDS = List.of(
            "a red barn",
            "(fog:1.2)",
            "[a:b:0.5]",
            "猫",
            "x, y: z",
            "\"quoted\"",
            "AND",
            "<lora:l:1>",
            "a\\b",
            "line\nline");

    private final RandomGenerator random;

    RandomRequests(RandomGenerator random) {
        this.random = random;
    }

    GenerationRequest next() {
        PictureStart start = maybe() ? start() : null;
        return new GenerationRequest(
                words(),
                maybe() ? words() : "",
                maybe() ? "m.safetensors" : null,
                maybe() ? any(Prediction.class) : null,
                any(SamplerType.class),
                any(ScheduleType.class),
                1 + random.nextInt(1000),
                number(100),
                random.nextLong(),
                new ImageSize(64 + 8 * random.nextInt(100), 64 + 8 * random.nextInt(100)),
                1 + random.nextInt(9),
                start,
                maybe() ? "v.safetensors" : null,
                start == null && maybe() ? hires() : null,
                new Tuning(prompts(), noise(), sampling(), guidance(), network()));
    }

    private Hires hires() {
        boolean bySize = maybe();
        return new Hires(
                any(Upscaler.class),
                1 + number(3),
                bySize ? random.nextInt(2000) : 0,
                bySize ? random.nextInt(2000) : 0,
                random.nextInt(30),
                number(1),
                maybe() ? any(SamplerType.class) : null,
                maybe() ? any(ScheduleType.class) : null,
                maybe() ? words() : "",
                maybe() ? words() : "");
    }

    private PictureStart start() {
        return new PictureStart(
                "a.png",
                number(1),
                any(StepRule.class),
                any(ResizeMode.class),
                maybe() ? inpainting() : null,
                maybe() ? 1 : number(1.5),
                maybe() ? 0 : number(1),
                random.nextBoolean(),
                random.nextInt(0x1000000));
    }

    private Inpainting inpainting() {
        int blur = random.nextInt(65);
        MaskRules rules = new MaskRules(
                MaskRules.Strength.SAME,
                maybe() ? new Outpainting(random.nextInt(9), 1, random.nextInt(2000), 0) : null,
                random.nextBoolean(),
                maybe() ? 0 : 0.25 + number(7),
                List.of());
        SoftInpainting soft = maybe() ? soft() : null;
        return new Inpainting(
                "m.png",
                blur,
                maybe() ? blur : random.nextInt(65),
                any(MaskedContent.class),
                any(MaskMode.class),
                any(PaintedArea.class),
                random.nextInt(257),
                random.nextBoolean(),
                maybe() ? 1 : number(1),
                random.nextBoolean(),
                soft,
                soft == null && maybe() ? rules.with(MaskRules.Strength.BY_GREY) : rules);
    }

    private SoftInpainting soft() {
        return new SoftInpainting(
                number(8), number(8), 1 + number(32), number(1), number(8), number(8), random.nextBoolean());
    }

    private PromptRules prompts() {
        return maybe()
                ? PromptRules.USUAL
                : new PromptRules(
                        any(EmphasisMode.class),
                        random.nextBoolean(),
                        1 + random.nextInt(12),
                        random.nextInt(75),
                        any(ConditioningPadding.class),
                        any(EditingRule.class));
    }

    private NoiseRules noise() {
        return maybe()
                ? NoiseRules.USUAL
                : new NoiseRules(
                        any(RandomSource.class),
                        random.nextLong(),
                        maybe() ? 0 : number(1),
                        maybe() ? null : new NoiseSize(8 + random.nextInt(999), 8 + random.nextInt(999)),
                        random.nextLong());
    }

    private SamplingRules sampling() {
        return maybe()
                ? SamplingRules.USUAL
                : new SamplingRules(
                        number(1),
                        number(1),
                        number(100),
                        number(10),
                        number(999),
                        number(1.1),
                        random.nextBoolean(),
                        random.nextBoolean(),
                        random.nextBoolean(),
                        schedule(),
                        new UniPcRules(
                                any(UniPcRules.Variant.class),
                                any(UniPcRules.Spacing.class),
                                1 + random.nextInt(9),
                                any(UniPcRules.LastSteps.class)));
    }

    private ScheduleRules schedule() {
        return maybe()
                ? ScheduleRules.USUAL
                : new ScheduleRules(
                        number(1),
                        number(20),
                        number(9),
                        0.01 + number(1),
                        0.01 + number(1),
                        random.nextBoolean(),
                        random.nextBoolean(),
                        any(ScheduleRules.TrainedLevels.class));
    }

    private GuidanceRules guidance() {
        return maybe()
                ? GuidanceRules.USUAL
                : new GuidanceRules(number(1), number(15), random.nextBoolean(), number(1));
    }

    private NetworkRules network() {
        return new NetworkRules(random.nextBoolean(), random.nextInt(64), random.nextInt(64));
    }

    private String words() {
        String text = WORDS.get(random.nextInt(WORDS.size()));
        return maybe() ? text : text + ", " + words();
    }

    private double number(double most) {
        return maybe() ? Math.floor(random.nextDouble() * most * 100) / 100 : random.nextDouble() * most;
    }

    private <E extends Enum<E>> E any(Class<E> type) {
        E[] values = type.getEnumConstants();
        return values[random.nextInt(values.length)];
    }

    private boolean maybe() {
        return random.nextBoolean();
    }

    /// A request as its recipe tells it: a schedule that is the sampler's own is "Automatic", and the second pass's
    /// sampler and schedule are told as what they come to.
    static GenerationRequest told(GenerationRequest request) {
        @Nullable Hires hires = request.hires();
        Hires told = hires == null
                ? null
                : new Hires(
                        hires.upscaler(),
                        hires.scale(),
                        hires.width(),
                        hires.height(),
                        hires.steps(),
                        hires.denoising(),
                        second(hires, request),
                        own(second(hires, request), hires.schedule() == null ? request.schedule() : hires.schedule()),
                        hires.prompt(),
                        hires.negativePrompt());
        return new GenerationRequest(
                request.prompt(),
                request.negativePrompt(),
                request.model(),
                request.prediction(),
                request.sampler(),
                own(request.sampler(), request.schedule()),
                request.steps(),
                request.cfgScale(),
                request.seed(),
                request.size(),
                request.count(),
                request.start(),
                request.autoencoder(),
                told,
                request.tuning());
    }

    private static SamplerType second(Hires hires, GenerationRequest request) {
        SamplerType sampler = hires.sampler();
        return sampler == null ? request.sampler() : sampler;
    }

    private static ScheduleType own(SamplerType sampler, ScheduleType schedule) {
        return schedule == sampler.automatic() ? ScheduleType.AUTOMATIC : schedule;
    }
}
