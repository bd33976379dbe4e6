package app.safelight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.request.Raster;
import app.safelight.store.PictureFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RecipeCommandTest {
    private static final String TEXT = "a \u001b[2Jtulip\u202e\nSteps: 3, Sampler: Euler, Seed: 1";

    @TempDir
    Path folder;

    private Path picture = Path.of("");

    @BeforeEach
    void writeAPicture() throws Exception {
        picture = folder.resolve("a.png");
        PictureFile.write(picture, new Raster(1, 1, new byte[3]), TEXT);
    }

    @Test
    void theTextIsPrintedWithoutItsTerminalCodes() {
        CommandRun run = recipe(picture.toString());
        assertThat(run.out().strip()).isEqualTo("a \\x1b[2Jtulip\\u{202e}\nSteps: 3, Sampler: Euler, Seed: 1");
    }

    @Test
    void jsonHasThePartsAndTheExactText() {
        JsonNode told = JsonMapper.shared()
                .readTree(recipe(picture.toString(), "--json").out())
                .path("pictures")
                .path(0);
        assertThat(told.path("text").asString()).isEqualTo(TEXT);
        assertThat(told.path("parameters").path("Steps").asString()).isEqualTo("3");
    }

    @Test
    void aPictureWithoutARecipeIsNamedAndTheOthersPrinted() throws Exception {
        Path letter = Files.writeString(folder.resolve("letter.png"), "dear reader");
        CommandRun run = recipe(letter.toString(), picture.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).hasLineCount(1).contains("letter.png is no PNG, JPEG or WebP picture");
        assertThat(run.out()).contains("tulip");
    }

    private CommandRun recipe(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "recipe";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CommandRun.of(
                folder,
                (_, _, _) -> {
                    throw new AssertionError("no engine is needed");
                },
                all);
    }
}
