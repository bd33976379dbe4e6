package app.safelight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.request.Raster;
import app.safelight.store.PictureFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RecreateCommandTest {
    private static final String TEXT = "a rose\nSteps: 3, Sampler: Euler a, CFG scale: 3, Seed: 4, Size: 64x128,"
            + " Model hash: 0123456789, Model: fake, Clip skip: 2";

    @TempDir
    private Path folder;

    private final FakeEngine engine = new FakeEngine(0);

    @Test
    void theDistanceOfWhatTheRecipeMakesIsTold() throws Exception {
        Path picture = black("a.png", TEXT + ", Face restoration: GFPGAN");
        JsonNode told = json(recreate(picture.toString(), "-m", "fake.safetensors", "--json"));
        assertThat(told.get("picture").asString()).isEqualTo(picture.toString());
        assertThat(told.get("width").asInt()).isEqualTo(64);
        assertThat(told.get("height").asInt()).isEqualTo(128);
        assertThat(told.get("maxAbsDiff").asInt()).isZero();
        assertThat(told.get("meanAbsDiff").asDouble()).isZero();
        assertThat(told.get("shareEqual").asDouble()).isOne();
        assertThat(told.get("shareWithinOne").asDouble()).isOne();
        assertThat(told.get("seconds").asDouble()).isPositive();
        assertThat(told.get("unknown").valueStream().map(JsonNode::asString)).containsExactly("Face restoration");
        assertThat(told.get("notes")).isEmpty();
        assertThat(told.has("latentMaxAbsDiff")).isFalse();
        assertThat(engine.requests)
                .singleElement()
                .satisfies(request ->
                        assertThat(request.tuning().prompts().clipSkip()).isEqualTo(2));
    }

    @Test
    void everyDifferenceCounts() throws Exception {
        byte[] rgb = new byte[3 * 64 * 128];
        rgb[0] = 1;
        rgb[7] = (byte) 200;
        Path picture = folder.resolve("a.png");
        PictureFile.write(picture, new Raster(64, 128, rgb), TEXT);
        JsonNode told = json(recreate(picture.toString(), "-m", "fake.safetensors", "--json"));
        assertThat(told.get("maxAbsDiff").asInt()).isEqualTo(200);
        assertThat(told.get("meanAbsDiff").asDouble()).isEqualTo(201.0 / rgb.length);
        assertThat(told.get("shareEqual").asDouble()).isEqualTo((rgb.length - 2.0) / rgb.length);
        assertThat(told.get("shareWithinOne").asDouble()).isEqualTo((rgb.length - 1.0) / rgb.length);
    }

    @Test
    void morePicturesAreAListAndOneThatCannotBeMadeIsNamed() throws Exception {
        Path letter = Files.writeString(folder.resolve("letter.png"), "dear reader");
        CommandRun run =
                recreate(letter.toString(), black("a.png", TEXT).toString(), "-m", "fake.safetensors", "--json");
        JsonNode told = JsonMapper.shared().readTree(run.out()).get("pictures");
        assertThat(run.code()).isEqualTo(1);
        assertThat(told.get(0).get("error").asString()).contains("letter.png is no PNG");
        assertThat(told.get(1).get("maxAbsDiff").asInt()).isZero();
        assertThat(run.err()).hasLineCount(1);
    }

    @Test
    void anotherModelThanTheRecipesIsASentence() throws Exception {
        Path picture = black("a.png", TEXT.replace("0123456789", "aaaaaaaaaa") + ", VAE hash: bb, VAE: x.vae.pt");
        CommandRun run = recreate(picture.toString(), "-m", "fake.safetensors");
        assertThat(run.code()).isZero();
        assertThat(run.err())
                .contains("names the model fake (aaaaaaaaaa), this is fake (0123456789)")
                .contains("names the autoencoder x.vae.pt (bb), this is the checkpoint's own: name it with --vae");
        assertThat(run.out()).contains("a.png: the same in every value");
    }

    @Test
    void aModelThatIsNotHereIsNamed() throws Exception {
        CommandRun run = recreate(black("a.png", TEXT).toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("the model fake (0123456789), which is not here: name its file with --model");
        assertThat(engine.requests).isEmpty();
    }

    @Test
    void picturesARecipeCannotHoldAreAskedFor() throws Exception {
        Path begun = black("a.png", TEXT + ", Denoising strength: 0.5");
        Path painted = black("b.png", TEXT + ", Denoising strength: 0.5, Mask blur: 4");
        assertThat(recreate(begun.toString(), "-m", "m").err()).contains("name that with --init.");
        assertThat(recreate(painted.toString(), "-m", "m").err()).contains("--init, and its mask with --mask.");
        assertThat(recreate(painted.toString(), "-m", "m", "--init", begun.toString())
                        .err())
                .contains("painted under a mask, which its recipe cannot hold: name that with --mask.");
        assertThat(engine.requests).isEmpty();
    }

    @Test
    void optionsWinOverTheRecipe() throws Exception {
        recreate(black("a.png", TEXT).toString(), "-m", "m", "--clip-skip", "3", "--vae", "v.safetensors");
        assertThat(engine.requests).singleElement().satisfies(request -> {
            assertThat(request.tuning().prompts().clipSkip()).isEqualTo(3);
            assertThat(request.autoencoder()).isEqualTo("v.safetensors");
        });
    }

    @Test
    void whatWasMadeIsKeptWhereAsked() throws Exception {
        Path picture = black("a.png", TEXT);
        Path out = folder.resolve("again.png");
        recreate(picture.toString(), "-m", "m", "--out", out.toString());
        assertThat(PictureFile.recipe(out))
                .hasValueSatisfying(text -> assertThat(text).contains("Seed: 4, Size: 64x128"));
        CommandRun same = recreate(picture.toString(), "-m", "m", "--out", picture.toString());
        assertThat(same.code()).isEqualTo(2);
        assertThat(same.err()).contains("is the picture itself");
    }

    @Test
    void aPictureOfAnotherSizeIsNotCompared() throws Exception {
        CommandRun run =
                recreate(black("a.png", TEXT.replace("64x128", "64x64")).toString(), "-m", "m");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("a.png cannot be compared: it is 64x128, what its recipe makes is 64x64");
    }

    private Path black(String name, String text) throws Exception {
        Path picture = folder.resolve(name);
        PictureFile.write(picture, new Raster(64, 128, new byte[3 * 64 * 128]), text);
        return picture;
    }

    private static JsonNode json(CommandRun run) {
        assertThat(run.code()).as(run.err()).isZero();
        return JsonMapper.shared().readTree(run.out());
    }

    private CommandRun recreate(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "recreate";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CommandRun.of(folder, (_, _, _) -> engine, all);
    }
}
