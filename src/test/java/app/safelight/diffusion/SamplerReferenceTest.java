package app.safelight.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.safelight.house.ReferenceFolder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Repeats the recorded runs of AUTOMATIC1111's samplers on the toy denoiser.
class SamplerReferenceTest {
    private static final double LEVEL_TOLERANCE = 2e-6;
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
        while (!sampler.done(state)) {
            Calls calls = new Calls(run.denoiser(state.calls()));
            state = sampler.next(state, calls);
            checkCalls(run, image, call, calls);
            call += calls.levels().size();
            assertThat(state.calls()).isEqualTo(call);
        }
        assertThat(call).as("calls").isEqualTo(levels(run).size());
        assertThat(state.draws())
                .as("draws")
                .isEqualTo(1 + run.json().path("noise_requests").size());
        close(run, "final", state.x(), run.latent("final", 0, image));
    }

    private static JsonNode levels(ReferenceRun run) {
        return run.json().has("call_t") ? run.json().path("call_t") : run.json().path("call_sigma");
    }

    private static void checkCalls(ReferenceRun run, int image, int first, Calls calls) {
        for (int i = 0; i < calls.levels().size(); i++) {
            int call = first + i;
            double expected = levels(run).get(call).asDouble();
            double tolerance = run.json().has("call_t") ? TIMESTEP_TOLERANCE : LEVEL_TOLERANCE * expected;
            assertThat(calls.levels().get(i).doubleValue())
                    .as("level of call %d", call)
                    .isCloseTo(expected, within(tolerance));
            if (call < run.rows("call_x")) {
                close(run, "call_x " + call, calls.inputs().get(i), run.latent("call_x", call, image));
            }
        }
    }

    private static void close(ReferenceRun run, String name, Latent actual, Latent expected) {
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < expected.values().length; i++) {
            largest = Math.max(largest, Math.abs(expected.values()[i]));
            difference = Math.max(difference, Math.abs((double) expected.values()[i] - actual.values()[i]));
            assertThat(actual.values()[i]).as("%s, value %d", name, i).isFinite();
        }
        assertThat(difference).as("%s: largest difference", name).isLessThanOrEqualTo(run.tolerance(largest));
    }
}
