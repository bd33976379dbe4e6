package app.safelight.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.safelight.request.SamplerType;
import app.safelight.request.SamplingRules;
import app.safelight.request.ScheduleType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SamplerStatesTest {
    private static final int STEPS = 23;
    private static final NoiseSchedule MODEL = NoiseSchedule.stableDiffusion();
    private static final NoiseSource NOISE = new SeededNoise(new PhiloxNoise(), 5, 0, 4, 3, 2);
    private static final Denoiser TOY = new Toy(MODEL, List.of(NOISE.draw(900)), new ArrayList<>()).denoiser();

    @ParameterizedTest
    @EnumSource(SamplerType.class)
    void everySamplerGoesOnFromAStoredStateToTheSameBits(SamplerType type) {
        SamplerState straight = sampler(type).start(NOISE.draw(0));
        while (!sampler(type).done(straight)) {
            straight = sampler(type).next(straight, TOY);
        }
        SamplerState stored = sampler(type).start(NOISE.draw(0));
        while (!sampler(type).done(stored)) {
            stored = roundTrip(sampler(type).next(roundTrip(stored), TOY));
        }
        assertThat(stored.x().values()).containsExactly(straight.x().values());
        assertThat(stored.draws()).isEqualTo(straight.draws());
        assertThat(stored.calls()).isEqualTo(straight.calls());
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
