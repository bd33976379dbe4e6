package app.safelight.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.safelight.house.NeedsReference;
import app.safelight.house.ReferenceFolder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Repeats the recorded runs of AUTOMATIC1111's samplers on the toy denoiser.
@NeedsReference({"samplers/index.json", "samplers/toy.safetensors"})
class SamplerReferenceTest {
    private static final double LEVEL_TOLERANCE = 2e-6;
    /// Of a sampler that chooses its levels by the difference of two nearly equal results.
    private static final double ADAPTIVE_TOLERANCE = 2e-5;
    private static final double TIMESTEP_TOLERANCE = 1e-3;

    @TestFactory
    Stream<DynamicTest> repeatsTheRun() {
        List<ReferenceRun> all = ReferenceRun.all(
                ReferenceFolder.path().resolve("samplers"), ReferenceFolder.json("samplers/index.json"));
        Map<String, Integer> missing = new TreeMap<>();
        all.stream()
                .map(ReferenceRun::missing)
                .filter(reason -> !reason.isEmpty())
                .forEach(reason -> missing.merge(reason, 1, Integer::sum));
        List<ReferenceRun> runs =
                all.stream().filter(run -> run.missing().isEmpty()).toList();
        System.out.println("reference samplers: " + runs.size() + " of " + all.size() + " runs from "
                + ReferenceFolder.path() + ", left out: " + missing);
        return runs.stream()
                .map(run -> DynamicTest.dynamicTest(run.id(), () -> {
                    for (int image = 0; image < run.images(); image++) {
                        repeat(run, image);
                    }
                }));
    }

    private static void repeat(ReferenceRun run, int image) {
        NoiseSource noise = run.noise(image);
        Sampler sampler = run.sampler(noise);
        SamplerState state = run.start(sampler, noise);
        close(run, "x_init", state.x(), run.latent("x_init", 0, image));
        int call = 0;
        run.networkCalls().clear();
        while (!sampler.done(state)) {
            Calls calls = new Calls(run.denoiser(state.calls()));
            state = sampler.next(state, calls);
            checkCalls(run, image, call, calls);
            call += calls.levels().size();
            assertThat(state.calls()).isEqualTo(call);
        }
        checkNetworkCalls(run, image);
        assertThat(call).as("calls").isEqualTo(levels(run).size());
        assertThat(state.draws())
                .as("draws")
                .isEqualTo(1 + run.json().path("noise_requests").size());
        close(run, "final", state.x(), run.latent("final", 0, image));
    }

    /// Every network call had the patterns of this image, then the negative one, at the recorded timestep.
    private static void checkNetworkCalls(ReferenceRun run, int image) {
        JsonNode expected = run.json().path("model_calls");
        assertThat(run.networkCalls()).hasSize(expected.size());
        for (int call = 0; call < expected.size(); call++) {
            Toy.NetworkCall actual = run.networkCalls().get(call);
            assertThat(actual.mus()).as("rows of call %d", call).isEqualTo(run.rowsOf(expected.get(call), image));
            assertThat((double) actual.timestep())
                    .as("timestep of call %d", call)
                    .isCloseTo(expected.get(call).path("t").get(0).asDouble(), within(TIMESTEP_TOLERANCE));
        }
    }

    private static JsonNode levels(ReferenceRun run) {
        return run.json().has("call_t") ? run.json().path("call_t") : run.json().path("call_sigma");
    }

    private static void checkCalls(ReferenceRun run, int image, int first, Calls calls) {
        for (int i = 0; i < calls.levels().size(); i++) {
            int call = first + i;
            double expected = levels(run).get(call).asDouble();
            double tolerance = levelTolerance(run, expected);
            assertThat(calls.levels().get(i).doubleValue())
                    .as("level of call %d", call)
                    .isCloseTo(expected, within(tolerance));
            if (call < run.rows("call_x")) {
                close(run, "call_x " + call, calls.inputs().get(i), run.latent("call_x", call, image));
            }
        }
    }

    private static double levelTolerance(ReferenceRun run, double level) {
        if (run.json().has("call_t")) {
            return TIMESTEP_TOLERANCE;
        }
        return level * (adaptive(run) ? ADAPTIVE_TOLERANCE : LEVEL_TOLERANCE);
    }

    private static boolean adaptive(ReferenceRun run) {
        return run.json().has("adaptive");
    }

    private static void close(ReferenceRun run, String name, Latent actual, Latent expected) {
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < expected.values().length; i++) {
            largest = Math.max(largest, Math.abs(expected.values()[i]));
            difference = Math.max(difference, Math.abs((double) expected.values()[i] - actual.values()[i]));
            assertThat(actual.values()[i]).as("%s, value %d", name, i).isFinite();
        }
        double shift = adaptive(run) && !"final".equals(name) ? ADAPTIVE_TOLERANCE * largest : 0;
        assertThat(difference).as("%s: largest difference", name).isLessThanOrEqualTo(run.tolerance(largest) + shift);
    }
}
