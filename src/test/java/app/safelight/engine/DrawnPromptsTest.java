package app.safelight.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.safelight.request.GenerationRequest;
import app.safelight.request.NoiseRules;
import app.safelight.request.RandomSource;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawnPromptsTest {
    @TempDir
    Path folder;

    private GenerationRequest request(String prompt, String negative, long seed, int count) {
        return new GenerationRequest(
                        prompt,
                        negative,
                        null,
                        null,
                        SamplerType.EULER,
                        ScheduleType.AUTOMATIC,
                        4,
                        7,
                        seed,
                        null,
                        count)
                .drawingFrom(folder.toString());
    }

    @Test
    void eachPictureOfABatchDrawsWhatItWouldDrawAlone() throws Exception {
        Files.writeString(folder.resolve("flower.txt"), "\uFEFFrose\r\n# not this\n\n  tulip  \nlily\n");
        String prompt = "{a|b|c|d} __flower__";
        DrawnPrompts batch = new DrawnPrompts(request(prompt, "{x|y}", 40, 8));
        List<String> drawn = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            GenerationRequest alone = new DrawnPrompts(request(prompt, "{x|y}", 40 + i, 1)).single(0);
            assertThat(batch.single(i).prompt()).isEqualTo(alone.prompt());
            assertThat(batch.single(i).negativePrompt()).isEqualTo(alone.negativePrompt());
            drawn.add(alone.prompt());
        }
        assertThat(drawn).allMatch(text -> text.matches("[abcd] (rose|tulip|lily)"));
        assertThat(drawn.stream().distinct().count()).isGreaterThan(3);
    }

    @Test
    void whatIsDrawnIsPlainTextFromThenOn() throws Exception {
        GenerationRequest drawn = new DrawnPrompts(request("{\\{a\\|b\\}|\\{a\\|b\\}}", "", 1, 1)).single(0);
        assertThat(drawn.prompt()).isEqualTo("{a|b}");
        assertThat(new DrawnPrompts(drawn).single(0)).isEqualTo(drawn);
    }

    @Test
    void withAVariationTheVariationsSeedDraws() throws Exception {
        GenerationRequest request = request("{a|b|c|d|e|f}", "", 1, 12);
        NoiseRules noise = new NoiseRules(RandomSource.NV, 5, 0.2, null, 0);
        DrawnPrompts batch =
                new DrawnPrompts(request.withTuning(request.tuning().with(noise)));
        List<String> drawn = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            drawn.add(batch.single(i).prompt());
        }
        assertThat(drawn.stream().distinct().count()).isGreaterThan(2);
    }

    @Test
    void aRequestFromARecipeKeepsItsBraces() throws Exception {
        GenerationRequest typed = request("{a|b} __flower__", "", 1, 1);
        GenerationRequest recipe =
                typed.withTuning(typed.tuning().with(typed.tuning().prompts().withWordLists(null)));
        assertThat(new DrawnPrompts(recipe).single(0).prompt()).isEqualTo("{a|b} __flower__");
        assertThat(new DrawnPrompts(recipe).differ()).isFalse();
    }

    @Test
    void aMissingListIsASentenceWithItsPlace() {
        assertThatThrownBy(() -> new DrawnPrompts(request("__bird__", "", 1, 1)).single(0))
                .isInstanceOf(EngineException.class)
                .hasMessage("the prompt draws from __bird__, but there is no file " + folder.resolve("bird.txt")
                        + ": make it, one choice a line, or write \\__bird__ for the plain text");
    }

    @Test
    void aListThatIsNoTextIsASentence() throws IOException {
        Files.write(folder.resolve("bird.txt"), new byte[] {'a', (byte) 0xFF, '\n'});
        assertThatThrownBy(() -> new DrawnPrompts(request("__bird__", "", 1, 1)).single(0))
                .hasMessage(folder.resolve("bird.txt") + " cannot be read as text in UTF-8");
    }
}
