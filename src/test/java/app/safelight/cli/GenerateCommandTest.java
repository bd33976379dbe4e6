package app.safelight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.engine.EngineException;
import app.safelight.request.GenerationRequest;
import app.safelight.request.ImageSize;
import app.safelight.request.Inpainting;
import app.safelight.request.MaskMode;
import app.safelight.request.MaskedContent;
import app.safelight.request.NetworkRules;
import app.safelight.request.PictureStart;
import app.safelight.request.Prediction;
import app.safelight.request.ResizeMode;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import app.safelight.request.StepRule;
import app.safelight.request.Tuning;
import app.safelight.store.PictureFile;
import app.safelight.store.RequestJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GenerateCommandTest {
    @TempDir
    Path folder;

    private final FakeEngine engine = new FakeEngine(0);

    @Test
    void aPromptBecomesAPictureWithItsRecipe() throws Exception {
        String file = folder.resolve("tulip.png").toString();
        CommandRun run = generate("a tulip", "-n", "blue", "--seed", "7", "--out", file);
        assertThat(run).isEqualTo(new CommandRun(0, file + System.lineSeparator(), ""));
        assertThat(PictureFile.recipe(Path.of(file))).contains("""
                a tulip
                Negative prompt: blue
                Steps: 20, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 5, Seed: 7, Size: 256x256, \
                Model hash: 0123456789, Model: fake, RNG: NV, Version: Safelight 0.0.0""");
    }

    @Test
    void aModelOfOnesOwnHasTheUsualDefaults() {
        generate("x", "-m", "own.safetensors", "--prediction", "v", "--seed", "1");
        assertThat(engine.requests)
                .containsExactly(new GenerationRequest(
                        "x",
                        "",
                        "own.safetensors",
                        Prediction.V,
                        SamplerType.DPMPP_2M,
                        ScheduleType.AUTOMATIC,
                        20,
                        7,
                        1,
                        null,
                        1));
    }

    @Test
    void withoutAPlacePicturesGoToThePicturesFolder() throws Exception {
        generate("x", "--seed", "3", "--count", "2");
        assertThat(names(folder.resolve("Pictures/Safelight"))).containsExactly("00000-3.png", "00001-4.png");
    }

    @Test
    void severalPicturesOfOneNameAreNumbered() throws Exception {
        generate("x", "--count", "2", "--out", folder.resolve("a.png").toString());
        assertThat(names(folder)).containsExactly("a-1.png", "a-2.png");
    }

    @Test
    void theSeedDrawnIsTold() throws Exception {
        CommandRun run = generate("x", "--seed", "-1", "--json");
        JsonNode told = JsonMapper.shared().readTree(run.out());
        assertThat(told.path("outcome").asString()).isEqualTo("done");
        assertThat(told.path("pictures").path(0).path("seed").asLong())
                .isEqualTo(engine.requests.getFirst().seed())
                .isBetween(0L, 4294967293L);
    }

    @Test
    void aPromptIsPutIntoStyles() throws IOException {
        Files.writeString(folder.resolve("styles.csv"), "name,prompt,negative_prompt\nOil,oil of {prompt},photo\n");
        generate("x", "--style", "Oil", "--styles", folder.resolve("styles.csv").toString());
        assertThat(engine.requests.getFirst().prompt()).isEqualTo("oil of x");
        assertThat(engine.requests.getFirst().negativePrompt()).isEqualTo("photo");
    }

    @Test
    void aStyleThatIsNotThereIsNamedBesideThoseThatAre() throws IOException {
        Path file = Files.writeString(folder.resolve("styles.csv"), "name,prompt\nOil,x\nInk,y\n");
        CommandRun run = generate("x", "--style", "Wash", "--styles", file.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("there is no style Wash in " + file + ", only: Oil, Ink.");
    }

    @Test
    void choicesInATypedPromptAreDrawnFromTheProgramsFolder() {
        generate("{a|b}");
        assertThat(engine.requests.getFirst().tuning().prompts().wordLists())
                .endsWith("wildcards")
                .startsWith("/");
    }

    @Test
    void choicesInARecipeAreTextUnlessAFolderIsNamed() throws IOException {
        Path text =
                Files.writeString(folder.resolve("r.txt"), "{a|b}\nSteps: 5, Sampler: Euler a, Seed: 9, Size: 64x64");
        generate("--infotext", text.toString());
        generate("--infotext", text.toString(), "--wildcards", folder.toString());
        assertThat(engine.requests.getFirst().tuning().prompts().wordLists()).isNull();
        assertThat(engine.requests.getLast().tuning().prompts().wordLists()).isEqualTo(folder.toString());
    }

    @Test
    void aRecipesTextIsFollowedAndOptionsWin() throws IOException {
        Path text = Files.writeString(
                folder.resolve("text.txt"),
                "a rose\nSteps: 9, Sampler: Euler a, CFG scale: 3, Seed: 4, Size: 64x128, Tiling: True,"
                        + " Face restoration: GFPGAN");
        CommandRun run = generate("--infotext", text.toString(), "--steps", "5");
        assertThat(run.err()).contains("Face restoration").hasLineCount(1);
        assertThat(engine.requests)
                .containsExactly(new GenerationRequest(
                                "a rose",
                                "",
                                null,
                                null,
                                SamplerType.EULER_A,
                                ScheduleType.AUTOMATIC,
                                5,
                                3,
                                4,
                                new ImageSize(64, 128),
                                1)
                        .withTuning(Tuning.USUAL.with(new NetworkRules(true, 0, 0))));
    }

    @Test
    void aRecipeOfAnotherModelIsWarnedOf() throws IOException {
        Path text = Files.writeString(
                folder.resolve("text.txt"),
                "a rose\nSteps: 9, Sampler: Euler a, CFG scale: 3, Model hash: aaaaaaaaaa, Model: castles");
        CommandRun run = generate("--infotext", text.toString(), "--count", "2");
        assertThat(run.err())
                .hasLineCount(1)
                .contains("names the model castles (aaaaaaaaaa), this is fake (0123456789)");
    }

    @Test
    void aPictureAndAMaskCanBeNamed() {
        generate("x", "--init", "a.png", "--denoise", "0.5", "--exact-steps", "--resize-mode", "crop-and-resize");
        generate("x", "--init", "a.png", "--mask", "m.png", "--masked-content", "latent-noise", "--invert-mask");
        assertThat(engine.requests)
                .extracting(GenerationRequest::start)
                .containsExactly(
                        new PictureStart("a.png", 0.5, StepRule.EXACT, ResizeMode.CROP_AND_RESIZE, null),
                        PictureStart.of("a.png")
                                .withInpainting(new Inpainting(
                                        "m.png", 4, MaskedContent.LATENT_NOISE, MaskMode.INPAINT_NOT_MASKED)));
    }

    @Test
    void aRequestFileIsFollowed() throws IOException {
        GenerationRequest request = new GenerationRequest(
                "a", "b", "m", null, SamplerType.DDIM, ScheduleType.UNIFORM, 3, 2, 1, new ImageSize(64, 64), 2);
        Path file = Files.writeString(folder.resolve("request.json"), RequestJson.write(request));
        generate("--request", file.toString());
        assertThat(engine.requests).containsExactly(request);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "generate|a PROMPT is missing",
                "generate x --steps 0|steps 0 is not from 1 to 1000",
                "generate x --steps many|'many' is not an int",
                "generate x --size 65x64|width 65 is not a multiple of 8",
                "generate x --size big|not of the form 512x768",
                "generate x --sampler magic|sampler magic is not one of DPM++ 2M",
                "generate x --schedule magic|schedule magic is not one of Automatic",
                "generate x --seed half|seed half is no whole number",
                "generate x --prediction w|neither epsilon nor v",
                "generate x --mask m.png|need a picture to start from: --init",
                "generate x --init a.png --invert-mask|need a mask: --mask",
                "generate x --init a.png --denoise 2|denoising 2.0 is not from 0 to 1",
                "generate x --init a.png --resize-mode magic|not one of just resize",
                "generate x --out a.jpg|neither a folder nor a name that ends in .png",
                "generate x --nonsense|Unknown option: '--nonsense'",
                "|Name a command"
            })
    void wrongUsageIsOneSentence(String arguments, String message) {
        CommandRun run = CommandRun.of(
                folder, (_, _, _) -> engine, arguments == null ? new String[0] : arguments.split(" ", -1));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).hasLineCount(1).startsWith("safelight: ").contains(message);
        assertThat(engine.requests).isEmpty();
    }

    @Test
    void aFailureIsOneHarmlessSentence() {
        EngineFactory broken = (_, _, _) -> {
            throw new EngineException("no \u001b[31mluck", new IllegalStateException());
        };
        CommandRun run = CommandRun.of(folder, broken, "generate", "x", "--json");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("safelight: no \\x1b[31mluck." + System.lineSeparator());
        assertThat(JsonMapper.shared().readTree(run.out()).path("error").asString())
                .isEqualTo("no \\x1b[31mluck.");
    }

    @ParameterizedTest
    @CsvSource({
        "--out, gone/x.png, there is no folder ",
        "--out, text.png, is no PNG picture",
        "--out, text.png/pictures/, text.png is no folder",
        "--save-latent, gone/x.safetensors, there is no folder ",
        "--save-state, gone/x.safetensors, there is no folder "
    })
    void aPlaceWhereNothingCanBeKeptIsFoundBeforeTheWork(String option, String place, String reason)
            throws IOException {
        Files.writeString(folder.resolve("text.png"), "words");
        CommandRun run = generate("x", option, folder + "/" + place);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).hasLineCount(1).contains(reason);
        assertThat(engine.requests).isEmpty();
    }

    @Test
    void anInfotextFileThatIsNoTextIsNamed() throws IOException {
        Path file = Files.write(folder.resolve("binary.txt"), new byte[] {(byte) 0xFF, 0});
        CommandRun run = generate("--infotext", file.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).hasLineCount(1).contains(file + " cannot be read: it is no text in UTF-8");
    }

    @Test
    void progressIsForThoseWhoWatch() {
        CommandRun run = CommandRun.watched(folder, (_, _, _) -> engine, "generate", "x", "--steps", "4");
        assertThat(run.err()).contains("step 4/4").contains(" s/step").endsWith("\r\u001b[K");
        assertThat(CommandRun.watched(folder, (_, _, _) -> engine, "generate", "x", "--quiet")
                        .err())
                .isEmpty();
    }

    @Test
    void theHelpNamesTheBundledModelsWords() {
        assertThat(generate("--help").out()).contains("cherry blossom", "Default: 20", "UniPC", "Align Your Steps");
    }

    private CommandRun generate(String... arguments) {
        String[] all =
                Stream.concat(Stream.of("generate"), Stream.of(arguments)).toArray(String[]::new);
        return CommandRun.of(folder, (_, _, _) -> engine, all);
    }

    private static Stream<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }
}
