package app.safelight.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.safelight.request.SamplerType;
import app.safelight.request.SamplingRules;
import app.safelight.request.ScheduleType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Repeats what ComfyUI's and diffusers' samplers did where AUTOMATIC1111 has none; the file says how it was made.
class NewerSamplersTest {
    private static final double TOLERANCE = 5e-6;
    private static final NoiseSchedule MODEL = NoiseSchedule.stableDiffusion();

    @TestFactory
    Stream<DynamicTest> repeatsTheRun() throws IOException {
        try (InputStream file = NewerSamplersTest.class.getResourceAsStream("/samplers/newer.json")) {
            JsonNode all = JsonMapper.shared().readTree(Objects.requireNonNull(file));
            List<float[]> patterns = rows(all.path("patterns"));
            return StreamSupport.stream(all.path("cases").spliterator(), false)
                    .map(run -> DynamicTest.dynamicTest(name(run), () -> repeat(run, patterns)));
        }
    }

    private static String name(JsonNode run) {
        return String.join(
                " ",
                run.path("sampler").asString(),
                run.path("schedule").asString(),
                run.path("steps").asString(),
                run.path("options").toString());
    }

    private static void repeat(JsonNode run, List<float[]> patterns) {
        List<float[]> noise = rows(run.path("noise"));
        float[] start = values(run.path("start"));
        float[] sigmas = values(run.path("sigmas"));
        Sampler sampler = sampler(run, draw -> latent(draw == 0 ? unscaled(start, sigmas[0]) : noise.get(draw - 1)));
        SamplerState state = sampler.start(latent(unscaled(start, sigmas[0])));
        close("start", state.x(), start, 0);
        List<float[]> expected = rows(run.path("x"));
        Recorded denoiser = new Recorded(
                patterns, run.path("cfg").isNull() ? null : run.path("cfg").asDouble());
        for (int i = 0; i < expected.size(); i++) {
            Calls calls = new Calls(denoiser);
            state = sampler.next(state, calls);
            assertThat(calls.levels()).hasSize(1);
            assertThat(calls.levels().getFirst())
                    .as("level of step %d", i)
                    .isCloseTo(sigmas[i], within(sigmas[i] * 2e-6f));
            close(
                    "step " + i,
                    state.x(),
                    expected.get(i),
                    run.path("f32_vs_f64").asDouble());
        }
        assertThat(sampler.done(state)).isTrue();
        assertThat(state.draws()).isEqualTo(1 + noise.size());
    }

    private static Sampler sampler(JsonNode run, NoiseSource noise) {
        SamplerType type = Arrays.stream(SamplerType.values())
                .filter(one -> one.label().equals(run.path("sampler").asString()))
                .findFirst()
                .orElseThrow();
        ScheduleType schedule = Arrays.stream(ScheduleType.values())
                .filter(one -> one.label().equals(run.path("schedule").asString()))
                .findFirst()
                .orElseThrow();
        SamplingRules usual = SamplingRules.USUAL;
        SamplingRules rules = new SamplingRules(
                run.path("options").path("eta").asDouble(usual.eta()),
                usual.etaDdim(),
                usual.churn(),
                usual.churnFrom(),
                usual.churnUpTo(),
                run.path("options").path("s_noise").asDouble(usual.noise()),
                usual.sgmStart(),
                usual.quantised(),
                usual.sharedBrownian(),
                usual.schedule(),
                usual.uniPc());
        return Samplers.of(type, schedule, run.path("steps").asInt(), MODEL, noise, rules);
    }

    /// The recorded starts are noise times the first level, whose rounding dividing and multiplying again undoes to
    /// within a bit.
    private static float[] unscaled(float[] start, float sigma) {
        float[] noise = new float[start.length];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = start[i] / sigma;
        }
        return noise;
    }

    private static void close(String name, Latent actual, float[] expected, double spread) {
        double largest = IntStream.range(0, expected.length)
                .mapToDouble(i -> Math.abs(expected[i]))
                .max()
                .orElseThrow();
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual.values()[i])
                    .as("%s, value %d", name, i)
                    .isCloseTo(expected[i], within(TOLERANCE * Math.max(1, largest) + 3 * spread));
        }
    }

    private static Latent latent(float[] values) {
        return new Latent(1, 2, values.length / 2, values);
    }

    private static List<float[]> rows(JsonNode rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(NewerSamplersTest::values)
                .toList();
    }

    private static float[] values(JsonNode row) {
        float[] values = new float[row.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) row.get(i).asDouble();
        }
        return values;
    }

    /// The toy under two patterns, mixed by the scale of guidance; under the first alone where there is no scale.
    private record Recorded(
            List<float[]> patterns, @Nullable Double cfg) implements Denoiser {
        @Override
        public Latent denoised(Latent x, float sigma) {
            return toy(x, sigma, 0);
        }

        @Override
        public Pair denoisedPair(Latent x, float sigma) {
            Latent negative = toy(x, sigma, 1);
            float scale = Objects.requireNonNull(cfg).floatValue();
            return new Pair(negative.plus(toy(x, sigma, 0).minus(negative).times(scale)), negative);
        }

        private Latent toy(Latent x, float sigma, int pattern) {
            float[] values = new float[x.values().length];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) Toy.denoised(x.values()[i], sigma, patterns.get(pattern)[i]);
            }
            return x.with(values);
        }

        @Override
        public Latent noise(Latent x, float timestep) {
            throw new UnsupportedOperationException("none of these samplers steps through timesteps");
        }

        @Override
        public Pair noisePair(Latent x, float timestep) {
            throw new UnsupportedOperationException("none of these samplers steps through timesteps");
        }
    }
}
