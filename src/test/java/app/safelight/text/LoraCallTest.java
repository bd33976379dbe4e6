package app.safelight.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a prompt calls in angle brackets.
class LoraCallTest {
    private static List<LoraCall> calls(String prompt) {
        return LoraCall.of(NetworkTags.of(prompt).tags());
    }

    @ParameterizedTest
    @CsvSource({
        "<lora:a>, 1, 1,",
        "<lora:a:0.5>, 0.5, 0.5,",
        "<lora:a:0.3:1.2>, 0.3, 1.2,",
        "<lora:a:-2:1:4>, -2, 1, 4",
        "<lora:a:te=0.2>, 0.2, 0.2,",
        "<lora:a:unet=0>, 1, 0,",
        "<lora:a:0.7:dyn=8:te=0>, 0, 0, 8",
        "<lyco:a:0.5>, 0.5, 0.5,",
        "<lora:a: 1e-1 >, 0.1, 0.1,"
    })
    void strengthsAreReadInEveryForm(String prompt, double text, double unet, Integer rank) {
        assertThat(calls(prompt)).containsExactly(new LoraCall("a", text, unet, rank));
    }

    @Test
    void tagsOfEveryKindAreTakenOutOfThePrompt() {
        assertThat(NetworkTags.of("a <lora:x:1>cat<hypernet:y>, <not a tag> <b:>")
                        .prompt())
                .isEqualTo("a cat, <not a tag> <b:>");
    }

    @Test
    void theLastStrengthsOfANameCountEachTime() {
        assertThat(calls("<lora:a:0.3> <lora:b> <lora:a:0.5>"))
                .containsExactly(
                        new LoraCall("a", 0.5, 0.5, null),
                        new LoraCall("b", 1, 1, null),
                        new LoraCall("a", 0.5, 0.5, null));
    }

    @Test
    void callsOfTheWordThatStandsFirstComeFirst() {
        assertThat(calls("<lyco:a> <lora:b> <lyco:c>"))
                .extracting(LoraCall::name)
                .containsExactly("a", "c", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<lora:a:much>", "<lora:a:NaN>", "<lora:a:1:1:-3>", "<lora:a:1:1:x>"})
    void whatIsNoStrengthIsSaidSo(String prompt) {
        assertThatThrownBy(() -> calls(prompt))
                .isInstanceOf(PromptSyntaxException.class)
                .hasMessageContaining("<lora:a>");
    }
}
