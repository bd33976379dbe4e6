package app.safelight.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EmphasisTest {
    private final double[] weights = {1, 2};

    @Test
    void originalKeepsTheMean() {
        float[] states = {1, 2, 3, 4};
        Emphasis.ORIGINAL.apply(states, weights);
        assertThat(states).containsExactly(new float[] {10 / 17f, 20 / 17f, 60 / 17f, 80 / 17f}, Offset.offset(1e-6f));
    }

    @Test
    void noNormOnlyMultiplies() {
        float[] states = {1, 2, 3, 4};
        Emphasis.NO_NORM.apply(states, weights);
        assertThat(states).containsExactly(1, 2, 6, 8);
    }

    @Test
    void ignoreLeavesTheStates() {
        float[] states = {1, 2, 3, 4};
        Emphasis.IGNORE.apply(states, weights);
        assertThat(states).containsExactly(1, 2, 3, 4);
    }

    @Test
    void noneTakesBracketsAsText() {
        assertThat(Emphasis.NONE.parse("(a:1.2)")).isEqualTo(List.of(PromptPart.text("(a:1.2)", 1)));
    }
}
