package app.safelight.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.safelight.request.SamplerType;
import app.safelight.request.SamplingRules;
import app.safelight.request.ScheduleType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StrengthBlendTest {
    private static final NoiseSchedule LEVELS = NoiseSchedule.stableDiffusion();
    private static final Latent PICTURE = new Latent(1, 1, 4, new float[] {1, -2, 3, 0.5f});
    private static final Latent STRENGTH = new Latent(1, 1, 4, new float[] {0, 0.25f, 0.5f, 1});
    private static final Latent NOISE = new Latent(1, 1, 4, new float[] {0.3f, -1, 0.7f, 0.1f});
    private static final float TARGET = 20;

    /// Sees the same clean value everywhere.
    private static final class Sure implements Denoiser {
        @Override
        public Latent denoised(Latent x, float sigma) {
            return x.with(new float[] {TARGET, TARGET, TARGET, TARGET});
        }

        @Override
        public Latent noise(Latent x, float timestep) {
            float sigma = LEVELS.sigmaAt(timestep);
            Latent unscaled = x.times((float) Math.sqrt(1 + sigma * sigma));
            return unscaled.minus(denoised(x, sigma)).dividedBy(sigma);
        }

        @Override
        public Pair denoisedPair(Latent x, float sigma) {
            return new Pair(denoised(x, sigma), denoised(x, sigma));
        }

        @Override
        public Pair noisePair(Latent x, float timestep) {
            return new Pair(noise(x, timestep), noise(x, timestep));
        }
    }

    @Test
    void aPartIsFreeFromItsShareOfTheTimestepsOn() {
        StrengthBlend blend = new StrengthBlend(PICTURE, STRENGTH, 800, LEVELS);
        Latent made = new Sure().denoised(PICTURE, 1);
        assertThat(blend.estimate(made, LEVELS.sigmaAt(800)).values()).containsExactly(1, -2, 3, TARGET);
        assertThat(blend.estimate(made, LEVELS.sigmaAt(399)).values()).containsExactly(1, -2, TARGET, TARGET);
        assertThat(blend.estimate(made, LEVELS.sigmaAt(100)).values()).containsExactly(1, TARGET, TARGET, TARGET);
        assertThat(blend.end(made).values()).containsExactly(1, TARGET, TARGET, TARGET);
    }

    @Test
    void whatStaysKeepsTheNoiseItBeganWith() {
        StrengthBlend blend = new StrengthBlend(PICTURE, STRENGTH, 800, LEVELS);
        float sigma = LEVELS.sigmaAt(700);
        float length = (float) Math.sqrt(1 + sigma * sigma);
        Latent x = PICTURE.plus(NOISE.times(sigma)).dividedBy(length);
        Latent noise = blend.noise(new Sure().noise(x, 700), x, 700);
        assertThat(noise.values()[0]).isCloseTo(NOISE.values()[0], within(1e-4f));
        assertThat(noise.values()[2]).isCloseTo(NOISE.values()[2], within(1e-4f));
        assertThat(noise.values()[3]).isNotCloseTo(NOISE.values()[3], within(1e-1f));
    }

    @ParameterizedTest
    @EnumSource(names = {"EULER", "DPMPP_2M", "HEUN", "DDIM", "PLMS", "UNIPC"})
    void aFullStrengthIsAnUnmaskedRunAndNoneIsThePicture(SamplerType type) {
        Sampler sampler = sampler(type);
        StrengthBlend blend = new StrengthBlend(PICTURE, STRENGTH, LEVELS.timestep(sampler.startLevel()), LEVELS);
        Latent masked = blend.end(run(sampler, new InpaintDenoiser(new Sure(), blend)));
        Latent free = run(sampler, new Sure());
        assertThat(masked.values()[3]).isCloseTo(free.values()[3], within(1e-3f));
        assertThat(masked.values()[0]).isEqualTo(PICTURE.values()[0]);
    }

    @Test
    void aGreyJoinsInAsIfTheRunHadBegunThere() {
        Sampler sampler = sampler(SamplerType.EULER);
        float start = LEVELS.timestep(sampler.startLevel());
        List<Float> levels = new ArrayList<>();
        Calls calls = new Calls(new Sure());
        run(sampler, calls);
        calls.levels().forEach(level -> levels.add(LEVELS.timestep(level)));
        float join =
                levels.stream().filter(time -> time <= 0.5f * start).findFirst().orElseThrow();
        StrengthBlend blend = new StrengthBlend(PICTURE, STRENGTH, start, LEVELS);
        SamplerState state = sampler.start(NOISE, PICTURE);
        Denoiser denoiser = new InpaintDenoiser(new Sure(), blend);
        while (levels.get(state.step()) > join) {
            state = sampler.next(state, denoiser);
        }
        float sigma = LEVELS.sigmaAt(join);
        assertThat(state.x().values()[2]).isCloseTo(PICTURE.values()[2] + sigma * NOISE.values()[2], within(1e-3f));
    }

    private static Sampler sampler(SamplerType type) {
        return Samplers.fromPicture(
                type,
                ScheduleType.AUTOMATIC,
                PictureSteps.share(12, 0.9),
                LEVELS,
                new SeededNoise(new PhiloxNoise(), 1, 0, 1, 1, 4),
                SamplingRules.USUAL);
    }

    private static Latent run(Sampler sampler, Denoiser denoiser) {
        SamplerState state = sampler.start(NOISE, PICTURE);
        while (!sampler.done(state)) {
            state = sampler.next(state, denoiser);
        }
        return state.x();
    }
}
