package app.safelight.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.request.Provenance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeFilesTest {
    private static final Provenance MADE = new Provenance("dreamy", "0123456789", "1", "sharp.vae.pt", "abcdef0123");

    @ParameterizedTest
    @CsvSource({
        "'Model hash: 0123456789, Model: other, VAE hash: abcdef0123, VAE: other.pt', 0",
        "'Model hash: 0123456789ab, Model: dreamy, Steps: 1', 0",
        "'Model hash: 9123456789, Model: dreamy, Steps: 1', 1",
        "'Model hash: 7460a6fa, Model: Dreamy, Steps: 1', 0",
        "'Model hash: 7460a6fa, Model: other, Steps: 1', 1",
        "'Model: other, VAE: other.pt, Steps: 1', 2",
        "'Steps: 1, Seed: 2, CFG scale: 3', 0",
    })
    void filesAreComparedByHashAndElseByName(String line, int others) {
        Recipe recipe = Recipe.parse("x\n" + line);
        assertThat(RecipeFiles.of(recipe).others(MADE)).hasSize(others);
    }
}
