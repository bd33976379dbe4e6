package app.safelight.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LowerCaseTest {
    @Test
    void sigmaAtTheEndOfAWordIsFinal() {
        assertThat(LowerCase.of("ΣΊΣΥΦΟΣ.")).isEqualTo("σίσυφος.");
    }

    @Test
    void letterWithoutCaseEndsAWord() {
        assertThat(LowerCase.of("ΟΣ가a")).isEqualTo("ος가a");
    }
}
