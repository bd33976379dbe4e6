package app.safelight.text;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.request.EmphasisMode;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EmphasisTest {
    private static final Offset<Float> NEAR = Offset.offset(1e-6f);
    private final double[] weights = {1, 2};
    private final float[] states = {1, 2, 3, 4};

    @Test
    void originalKeepsTheMean() {
        assertThat(weighed(EmphasisMode.ORIGINAL, new Emphasis.Encoded(states, weights, 1)))
                .containsExactly(new float[] {10 / 17f, 20 / 17f, 60 / 17f, 80 / 17f}, NEAR);
    }

    @Test
    void originalKeepsTheMeanOfAllTextsOfASchedule() {
        var other = new Emphasis.Encoded(new float[] {5, 5, 5, 5}, new double[] {1, 1}, 2);
        assertThat(weighed(EmphasisMode.ORIGINAL, new Emphasis.Encoded(states, weights, 1), other))
                .containsExactly(new float[] {50 / 57f, 100 / 57f, 300 / 57f, 400 / 57f}, NEAR);
    }

    @Test
    void noNormOnlyMultiplies() {
        assertThat(weighed(EmphasisMode.NO_NORM, new Emphasis.Encoded(states, weights, 1)))
                .containsExactly(1, 2, 6, 8);
    }

    @Test
    void ignoreLeavesTheStates() {
        assertThat(weighed(EmphasisMode.IGNORE, new Emphasis.Encoded(states, weights, 1)))
                .containsExactly(1, 2, 3, 4);
    }

    @Test
    void theStatesThemselvesStay() {
        weighed(EmphasisMode.NO_NORM, new Emphasis.Encoded(states, weights, 1));
        assertThat(states).containsExactly(1, 2, 3, 4);
    }

    private float[] weighed(EmphasisMode mode, Emphasis.Encoded... batch) {
        return Emphasis.weighed(mode, states, weights, Emphasis.factor(mode, List.of(batch)));
    }
}
