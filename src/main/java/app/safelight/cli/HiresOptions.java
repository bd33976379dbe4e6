package app.safelight.cli;

import app.safelight.request.Hires;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import app.safelight.request.Upscaler;
import app.safelight.store.SamplerNames;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/// The options of a second pass at a larger size; any of them asks for one.
final class HiresOptions {
    @Option(
            names = "--hires-scale",
            paramLabel = "X",
            description = "Go over the picture again, this much larger, 1 to 4 (Hires upscale). Default: 2.")
    private @Nullable Double scale;

    @Option(
            names = "--hires-size",
            paramLabel = "WxH",
            description = "The larger size in pixels, in place of the factor (Hires resize). A side of 0 follows from"
                    + " the other; what hangs over is cut off.")
    private @Nullable String size;

    @Option(
            names = "--hires-upscaler",
            paramLabel = "NAME",
            converter = UpscalerName.class,
            completionCandidates = Choices.Upscalers.class,
            description = "How the picture is enlarged (Hires upscaler): ${COMPLETION-CANDIDATES}. Default: Latent.")
    private @Nullable Upscaler upscaler;

    @Option(
            names = "--hires-steps",
            paramLabel = "N",
            description = "Steps of the second pass (Hires steps). Default: 0, as many as the first.")
    private @Nullable Integer steps;

    @Option(
            names = "--hires-denoise",
            paramLabel = "X",
            description = "How much is made anew, 0 to 1 (Denoising strength). Default: 0.7.")
    private @Nullable Double denoising;

    @Option(
            names = "--hires-sampler",
            paramLabel = "NAME",
            description = "Sampler of the second pass (Hires sampler). Default: the first's.")
    private @Nullable String sampler;

    @Option(
            names = "--hires-schedule",
            paramLabel = "NAME",
            description = "Schedule of the second pass (Hires schedule type). Default: the first's.")
    private @Nullable String schedule;

    @Option(
            names = "--hires-prompt",
            paramLabel = "TEXT",
            description = "Prompt of the second pass (Hires prompt). Default: the first's.")
    private @Nullable String prompt;

    @Option(
            names = "--hires-negative",
            paramLabel = "TEXT",
            description = "Negative prompt of the second pass (Hires negative prompt). Default: the first's.")
    private @Nullable String negative;

    @Option(
            names = "--hires-extra-noise",
            paramLabel = "X",
            description = "Further noise added to the enlarged latent first, 0 to 1 (Extra noise). Default: 0.")
    private @Nullable Double extraNoise;

    /// The second pass asked for; null for none.
    ///
    /// @throws IllegalArgumentException if a value is out of range
    @Nullable
    Hires override(@Nullable Hires base) {
        if (Stream.of(scale, size, upscaler, steps, denoising, sampler, schedule, prompt, negative, extraNoise)
                .allMatch(Objects::isNull)) {
            return base;
        }
        Hires hires = base == null ? Hires.of(Upscaler.LATENT, Hires.USUAL_SCALE, Hires.USUAL_DENOISING) : base;
        int[] sides = size == null ? new int[] {hires.width(), hires.height()} : Converters.sides(size);
        boolean byScale = scale != null && size == null;
        return new Hires(
                Objects.requireNonNullElse(upscaler, hires.upscaler()),
                Objects.requireNonNullElse(scale, hires.scale()),
                byScale ? 0 : sides[0],
                byScale ? 0 : sides[1],
                Objects.requireNonNullElse(steps, hires.steps()),
                Objects.requireNonNullElse(denoising, hires.denoising()),
                sampler(hires),
                schedule(hires),
                Objects.requireNonNullElse(prompt, hires.prompt()),
                Objects.requireNonNullElse(negative, hires.negativePrompt()),
                Objects.requireNonNullElse(extraNoise, hires.extraNoise()));
    }

    private @Nullable SamplerType sampler(Hires base) {
        return sampler == null
                ? base.sampler()
                : SamplerNames.sampler(SamplerNames.split(sampler, "").sampler());
    }

    /// The schedule named, by itself or in the sampler's name.
    private @Nullable ScheduleType schedule(Hires base) {
        String named = SamplerNames.split(
                        Objects.requireNonNullElse(sampler, ""), Objects.requireNonNullElse(schedule, ""))
                .schedule();
        return named.isEmpty() ? base.schedule() : SamplerNames.schedule(named);
    }

    /// `latent-bicubic` and the others.
    static final class UpscalerName implements ITypeConverter<Upscaler> {
        @Override
        public Upscaler convert(String value) {
            return Names.labelled(Upscaler.values(), Upscaler::label, value);
        }
    }
}
