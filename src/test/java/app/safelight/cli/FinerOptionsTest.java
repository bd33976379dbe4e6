package app.safelight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.request.ConditioningPadding;
import app.safelight.request.EditingRule;
import app.safelight.request.EmphasisMode;
import app.safelight.request.GenerationRequest;
import app.safelight.request.GuidanceRules;
import app.safelight.request.Hires;
import app.safelight.request.NetworkRules;
import app.safelight.request.NoiseRules;
import app.safelight.request.NoiseSize;
import app.safelight.request.PictureStart;
import app.safelight.request.PromptRules;
import app.safelight.request.RandomSource;
import app.safelight.request.SamplerType;
import app.safelight.request.SamplingRules;
import app.safelight.request.ScheduleRules;
import app.safelight.request.ScheduleRules.TrainedLevels;
import app.safelight.request.ScheduleType;
import app.safelight.request.StepRule;
import app.safelight.request.Tuning;
import app.safelight.request.UniPcRules;
import app.safelight.request.Upscaler;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FinerOptionsTest {
    @TempDir
    private Path folder;

    private final FakeEngine engine = new FakeEngine(0);

    private CommandRun generate(String arguments) {
        return CommandRun.of(
                folder,
                (_, _, _) -> engine,
                Stream.concat(Stream.of("generate", "x"), Stream.of(arguments.split(" ", -1)))
                        .toArray(String[]::new));
    }

    private GenerationRequest asked(String arguments) {
        CommandRun run = generate(arguments);
        assertThat(run.code()).as(run.err()).isZero();
        return engine.requests.getLast();
    }

    @Test
    void withoutThemEverythingIsAsUsual() {
        GenerationRequest request = asked("--steps 3");
        assertThat(request.tuning()).isEqualTo(Tuning.USUAL);
        assertThat(request.hires()).isNull();
        assertThat(request.autoencoder()).isNull();
    }

    @Test
    void noiseCanBeChosen() {
        NoiseRules noise = asked(
                        "--rng cpu --variation-seed 5 --variation-strength 0.25 --seed-resize 40x72 --ensd 31337")
                .tuning()
                .noise();
        assertThat(noise).isEqualTo(new NoiseRules(RandomSource.CPU, 5, 0.25, new NoiseSize(40, 72), 31_337));
    }

    @Test
    void aVariationWithoutASeedGetsARandomOne() {
        long first = asked("--variation-strength 0.5").tuning().noise().variationSeed();
        long second = asked("--variation-strength 0.5").tuning().noise().variationSeed();
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void theSamplersDialsCanBeTurned() {
        SamplingRules dials = asked("--eta 0.5 --eta-ddim 0.25 --s-churn 12 --s-tmin 0.5 --s-tmax 10 --s-noise 1.02"
                        + " --sgm-noise --quantise-sigmas --shared-brownian --sigma-min 0.1 --sigma-max 10 --rho 5"
                        + " --beta-alpha 0.3 --beta-beta 0.9 --discard-penultimate --old-karras"
                        + " --trained-levels zero-terminal-snr --unipc-variant vary-coeff --unipc-skip log-snr"
                        + " --unipc-order 2 --no-unipc-lower-order-final")
                .tuning()
                .sampling();
        ScheduleRules schedule = new ScheduleRules(0.1, 10, 5, 0.3, 0.9, true, true, TrainedLevels.ZERO_TERMINAL_SNR);
        UniPcRules uniPc = new UniPcRules(
                UniPcRules.Variant.VARY_COEFF, UniPcRules.Spacing.LOG_SNR, 2, UniPcRules.LastSteps.SAME_ORDER);
        assertThat(dials).isEqualTo(new SamplingRules(0.5, 0.25, 12, 0.5, 10, 1.02, true, true, true, schedule, uniPc));
    }

    @Test
    void promptsAndGuidanceCanBeRuled() {
        Tuning tuning = asked("--clip-skip 2 --emphasis no-norm --old-emphasis --comma-backtrack 0"
                        + " --pad-conds empty-chunks --old-prompt-editing --cfg-rescale 0.7 --ngms 3 --ngms-all-steps"
                        + " --skip-early 0.35")
                .tuning();
        assertThat(tuning.prompts())
                .isEqualTo(new PromptRules(
                        EmphasisMode.NO_NORM, true, 2, 0, ConditioningPadding.EMPTY_CHUNKS, EditingRule.BELOW_ONE));
        assertThat(tuning.guidance()).isEqualTo(new GuidanceRules(0.7, 3, true, 0.35));
    }

    @Test
    void networksCanBeTold() {
        GenerationRequest request = asked("--vae my.vae.pt --tiling --crop-top 32 --crop-left 16");
        assertThat(request.autoencoder()).isEqualTo("my.vae.pt");
        assertThat(request.tuning().network()).isEqualTo(new NetworkRules(true, 32, 16));
        assertThat(asked("--no-tiling").tuning().network().tiling()).isFalse();
    }

    @Test
    void anyHiresOptionAsksForASecondPass() {
        assertThat(asked("--hires-scale 1.5").hires()).isEqualTo(Hires.of(Upscaler.LATENT, 1.5, 0.7));
        assertThat(asked("--hires-size 128x0 --hires-upscaler lanczos --hires-steps 4 --hires-denoise 0.3"
                                + " --hires-sampler dpmpp_2m_karras --hires-prompt barn --hires-negative rain"
                                + " --hires-extra-noise 0.1")
                        .hires())
                .isEqualTo(new Hires(
                        Upscaler.LANCZOS,
                        2,
                        128,
                        0,
                        4,
                        0.3,
                        SamplerType.DPMPP_2M,
                        ScheduleType.KARRAS,
                        "barn",
                        "rain",
                        0.1));
        assertThat(asked("--hires-upscaler latent-bicubic-antialiased --hires-schedule exponential")
                        .hires())
                .isEqualTo(new Hires(
                        Upscaler.LATENT_BICUBIC_ANTIALIASED, 2, 0, 0, 0, 0.7, null, ScheduleType.EXPONENTIAL, "", ""));
    }

    @Test
    void aPictureToStartFromHasFinerEffects() {
        PictureStart start = asked("--init a.png --noise-multiplier 0.9 --extra-noise 0.1 --color-correction"
                        + " --background #203040")
                .start();
        PictureStart usual = PictureStart.of("a.png");
        assertThat(start)
                .isEqualTo(new PictureStart(
                        "a.png", usual.denoising(), StepRule.SHARE, usual.resize(), null, 0.9, 0.1, true, 0x203040));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "--rng gpu2|gpu2 is not one of NV, CPU",
                "--variation-seed half|variation seed half is no whole number",
                "--variation-strength 2|variationStrength 2.0 is not from 0 to 1",
                "--seed-resize 4x4|noise of size 4x4 is not from 8",
                "--seed-resize big|not of the form 512x768",
                "--unipc-order 10|order 10 is not from 1 to 9",
                "--trained-levels none|none is not one of usual, downcast, zero-terminal-snr",
                "--hires-upscaler ESRGAN|ESRGAN is not one of Latent",
                "--hires-sampler magic|sampler magic is not one of DPM++ 2M",
                "--clip-skip 13|clipSkip 13 is not from 1 to 12",
                "--extra-noise 0.1|need a picture to start from: --init",
                "--init a.png --background red|red is no colour"
            })
    void wrongUsageIsOneSentence(String arguments, String message) {
        CommandRun run = generate(arguments);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).startsWith("safelight: ").contains(message);
        assertThat(engine.requests).isEmpty();
    }

    @Test
    void theShortHelpPointsToTheLongOne() {
        assertThat(generate("--help").out()).contains("--help-all", "--sampler").doesNotContain("--s-churn");
        assertThat(generate("--help-all").out())
                .contains("--sampler", "--s-churn", "ENSD", "Hires upscaler", "(Clip skip)", "Tiling");
        assertThat(engine.requests).isEmpty();
    }
}
