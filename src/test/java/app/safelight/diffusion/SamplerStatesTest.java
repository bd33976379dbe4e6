package app.safelight.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.safelight.engine.KeptState;
import app.safelight.request.SamplerType;
import app.safelight.request.SamplingRules;
import app.safelight.request.ScheduleType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SamplerStatesTest {
    private static final int STEPS = 23;
    private static final NoiseSchedule MODEL = NoiseSchedule.stableDiffusion();
    private static final NoiseSource NOISE = new SeededNoise(new PhiloxNoise(), 5, 0, 4, 3, 2);
    private static final Denoiser TOY = new Toy(MODEL, List.of(NOISE.draw(900)), new ArrayList<>()).denoiser();

    static List<StatedRun> runs() {
        return StatedRun.all();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void everySamplerGoesOnFromAStateStoredAfterAnyStepToTheSameBits(StatedRun run) {
        List<SamplerState> states = run.states();
        String end = StatedRuns.bits(states.getLast());
        for (SamplerState state : states) {
            assertThat(StatedRuns.bits(run.finish(roundTrip(state))))
                    .as("from step %d", state.step())
                    .isEqualTo(end);
        }
    }

    @Test
    void everySamplerGoesOnFromAKeptStateInAnotherProcessToTheSameBits(@TempDir Path folder) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                StatedRuns.class.getName(),
                folder.toString()));
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < runs().size(); i++) {
            List<SamplerState> states = runs().get(i).states();
            command.add(Integer.toString(states.size()));
            for (int k = 0; k < states.size(); k++) {
                new KeptState(0, 0, states.get(k), Map.of()).write(StatedRuns.file(folder, i, k));
                expected.add(i + " " + k + " " + StatedRuns.bits(states.getLast()));
            }
        }
        Path answers = folder.resolve("answers");
        Process process = new ProcessBuilder(command)
                .redirectOutput(answers.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.waitFor()).isZero();
        assertThat(Files.readAllLines(answers)).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @EnumSource(SamplerType.class)
    void aStepLeavesTheStateItStartsFromAsItWas(SamplerType type) {
        SamplerState state = sampler(type).next(sampler(type).start(NOISE.draw(0)), TOY);
        SamplerState first = sampler(type).next(state, TOY);
        SamplerState second = sampler(type).next(state, TOY);
        assertThat(second.x().values()).containsExactly(first.x().values());
    }

    private static Sampler sampler(SamplerType type) {
        return Samplers.of(type, ScheduleType.AUTOMATIC, STEPS, MODEL, NOISE, SamplingRules.USUAL);
    }

    private static SamplerState roundTrip(SamplerState state) {
        return SamplerStates.read(SamplerStates.tensors(state), SamplerStates.properties(state));
    }

    @Test
    void numbersComeBackExactly() {
        double[] numbers = {Math.PI, -0.0, Double.MIN_VALUE, 1e300};
        SamplerState state = new SamplerState(1, 2, 3, NOISE.draw(0), List.of(), numbers, null);
        assertThat(roundTrip(state).numbers()).containsExactly(numbers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"step=-1", "calls=many", "draws=99999999999", "history=1", "numbers=1 x", "numbers=NaN"})
    void refusesPropertiesThatMakeNoSense(String damage) {
        SamplerState state = sampler(SamplerType.EULER).start(NOISE.draw(0));
        Map<String, String> properties = new HashMap<>(SamplerStates.properties(state));
        String[] parts = damage.split("=", -1);
        properties.put(parts[0], parts[1]);
        assertThatThrownBy(() -> SamplerStates.read(SamplerStates.tensors(state), properties))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(parts[0]);
    }

    @Test
    void refusesTensorsOfUnequalShape() {
        SamplerState state =
                sampler(SamplerType.EULER).next(sampler(SamplerType.EULER).start(NOISE.draw(0)), TOY);
        Map<String, Latent> tensors = new HashMap<>(SamplerStates.tensors(state));
        tensors.put("denoised", new Latent(1, 1, 1, new float[1]));
        assertThatThrownBy(() -> SamplerStates.read(tensors, SamplerStates.properties(state)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("denoised of 1x1x1 beside x of 4x3x2");
    }

    @Test
    void refusesAStateWithoutLatent() {
        SamplerState state = sampler(SamplerType.EULER).start(NOISE.draw(0));
        assertThatThrownBy(() -> SamplerStates.read(Map.of(), SamplerStates.properties(state)))
                .hasMessage("no tensor x");
    }
}
