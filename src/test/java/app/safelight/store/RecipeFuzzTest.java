package app.safelight.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.request.GenerationRequest;
import app.safelight.request.ImageSize;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/// Texts nobody wrote: the reader of recipes takes them all, ends, and what it read is written so that it is read
/// again.
class RecipeFuzzTest {
    private static final int TEXTS = 200_000;
    private static final String[] PIECES = {
        "\n", "Negative prompt:", "Steps: 20", "Size: 512x768", "Seed", ":", ": ", ",", ", ", "\"", "\\", "\\n", "(",
                ")",
        "[", "]", "a", "b c", "猫", "🐈", "\u0000", "\r", "\t", "  ", "1.5", "Sampler: Euler a", "Version: v1.5.0", "x",
        "512x512", "Hires resize: 0x0", "First pass size: 0x0", "Prompt", "Eta: 1", "Clip skip", "\ud800", "-", "/",
                "None:"
    };

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(5);

    @Test
    void everyTextIsReadAndComesBack() {
        Assertions.assertTimeout(Duration.ofMinutes(10), () -> {
            for (int i = 0; i < TEXTS; i++) {
                String text = text();
                Recipe read = Recipe.parse(text);
                assertThat(Recipe.parse(read.text())).as(text).isEqualTo(read);
            }
        });
    }

    @Test
    void everyTextIsARequestOrASentence() {
        GenerationRequest base = new GenerationRequest(
                "", "", null, null, SamplerType.EULER, ScheduleType.AUTOMATIC, 20, 7, 1, new ImageSize(64, 64), 1);
        for (int i = 0; i < TEXTS / 20; i++) {
            String text = text();
            try {
                assertThat(ImportedRequest.of(Recipe.parse(text), base)).isNotNull();
            } catch (StoreException e) {
                assertThat(e).as(text).hasMessageStartingWith("The recipe");
            }
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(24);
        for (int i = 0; i < pieces; i++) {
            text.append(
                    random.nextInt(12) == 0
                            ? Character.toString(random.nextInt(Character.MAX_CODE_POINT + 1))
                            : PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
