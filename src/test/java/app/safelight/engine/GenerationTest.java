package app.safelight.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.safelight.request.ArgbPicture;
import app.safelight.request.GenerationEvent;
import app.safelight.request.GenerationEvent.PictureDone;
import app.safelight.request.GenerationEvent.StepDone;
import app.safelight.request.GenerationRequest;
import app.safelight.request.Hires;
import app.safelight.request.ImageSize;
import app.safelight.request.NetworkRules;
import app.safelight.request.NoiseRules;
import app.safelight.request.NoiseSize;
import app.safelight.request.Outcome;
import app.safelight.request.PictureStart;
import app.safelight.request.RandomSource;
import app.safelight.request.ResizeMode;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import app.safelight.request.StepRule;
import app.safelight.request.Tuning;
import app.safelight.request.Upscaler;
import app.safelight.weights.Checkpoint;
import app.safelight.weights.ModelFormatException;
import app.safelight.weights.SafetensorsFile;
import app.safelight.weights.TinyModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The order of events and what comes of it, with networks of a few lines.
class GenerationTest {
    private static final int STEPS = 5;

    @TempDir
    private Path folder;

    private final ToyModel toy = new ToyModel();
    private @Nullable LocalEngine engine;

    @BeforeEach
    void start() throws IOException {
        start(4);
    }

    private void start(long channels) throws IOException {
        Path model = folder.resolve("model" + channels + ".safetensors");
        new TinyModel(2, 1, channels).write(model);
        engine = new LocalEngine(ToyBackend::new, model, "test", _ -> new ArgbPicture(64, 64, picture()));
    }

    private static int[] picture() {
        int[] argb = new int[64 * 64];
        Arrays.setAll(argb, i -> 0xFF000000 | (i * 2654435 & 0xFFFFFF));
        return argb;
    }

    @AfterEach
    void stop() {
        engine().close();
    }

    private LocalEngine engine() {
        return Objects.requireNonNull(engine, "engine");
    }

    private final class ToyBackend implements Backend {
        @Override
        public StagedModel load(Checkpoint checkpoint) {
            return toy;
        }

        @Override
        public void close() {}
    }

    private static GenerationRequest request() {
        return new GenerationRequest(
                "a cat",
                "",
                null,
                null,
                SamplerType.EULER_A,
                ScheduleType.AUTOMATIC,
                STEPS,
                7,
                11,
                new ImageSize(64, 64),
                1);
    }

    private static GenerationRequest batch(GenerationRequest one, int count) {
        return new GenerationRequest(
                one.prompt(),
                one.negativePrompt(),
                one.model(),
                one.prediction(),
                one.sampler(),
                one.schedule(),
                one.steps(),
                one.cfgScale(),
                one.seed(),
                one.size(),
                count,
                one.start(),
                one.autoencoder(),
                one.hires(),
                one.tuning());
    }

    private List<GenerationEvent> events(GenerationRequest request, GenerationOptions options, Cancellation stop)
            throws ModelFormatException, EngineException, IOException {
        List<GenerationEvent> events = new ArrayList<>();
        engine().generate(request, options, events::add, stop);
        return events;
    }

    private List<PictureDone> pictures(GenerationRequest request) throws Exception {
        return pictures(events(request, GenerationOptions.NONE, () -> false));
    }

    private static List<PictureDone> pictures(List<GenerationEvent> events) {
        return events.stream()
                .filter(PictureDone.class::isInstance)
                .map(PictureDone.class::cast)
                .toList();
    }

    static Stream<GenerationRequest> requestsForBatches() {
        Tuning variation = Tuning.USUAL.with(new NoiseRules(RandomSource.NV, 3, 0.4, null, 0));
        Tuning cpu = Tuning.USUAL.with(new NoiseRules(RandomSource.CPU, 0, 0, new NoiseSize(40, 96), 31_337));
        return Stream.of(
                request(),
                request().withTuning(variation),
                request().withTuning(cpu),
                request().withHires(Hires.of(Upscaler.LATENT, 1.5, 0.6)),
                request().withStart(PictureStart.of("init").withDenoising(0.5)));
    }

    @ParameterizedTest
    @MethodSource("requestsForBatches")
    void aPictureOfABatchIsThatOfASingleRun(GenerationRequest request) throws Exception {
        List<PictureDone> together = pictures(batch(request, 3));
        assertThat(together).hasSize(3);
        for (int i = 0; i < 3; i++) {
            PictureDone alone = pictures(request.single(i)).getFirst();
            assertThat(together.get(i).raster().rgb()).isEqualTo(alone.raster().rgb());
            assertThat(together.get(i).request()).isEqualTo(alone.request());
        }
        assertThat(together.get(0).raster().rgb())
                .isNotEqualTo(together.get(1).raster().rgb());
    }

    @Test
    void withAVariationOnlyTheVariationSeedMoves() throws Exception {
        Tuning variation = Tuning.USUAL.with(new NoiseRules(RandomSource.NV, 3, 0.4, null, 0));
        GenerationRequest third =
                pictures(batch(request().withTuning(variation), 3)).get(2).request();
        assertThat(third.seed()).isEqualTo(11);
        assertThat(third.tuning().noise().variationSeed()).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource(
            value = Upscaler.class,
            names = {"LATENT_BICUBIC", "LANCZOS"})
    void theSecondPassIsLargerAndCountsItsSteps(Upscaler upscaler) throws Exception {
        GenerationRequest request =
                request().withHires(new Hires(upscaler, 2, 0, 0, 3, 0.5, SamplerType.DPMPP_2M, null, "", ""));
        List<GenerationEvent> events = events(request, GenerationOptions.NONE, () -> false);
        PictureDone done = pictures(events).getFirst();
        assertThat(done.raster().width()).isEqualTo(128);
        assertThat(events.stream().filter(StepDone.class::isInstance).map(event -> ((StepDone) event).step()))
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(events.stream().filter(StepDone.class::isInstance).map(event -> ((StepDone) event).steps()))
                .containsOnly(8);
        List<String> between = upscaler.ofLatents() ? List.of() : List.of("first_stage");
        assertThat(toy.done)
                .containsExactlyElementsOf(
                        Stream.of(List.of("ZERO", "cond", "unet"), between, List.of("unet", "first_stage"))
                                .flatMap(List::stream)
                                .toList());
    }

    static Stream<GenerationRequest> requestsToResume() {
        return Stream.of(
                request().withHires(Hires.of(Upscaler.LATENT, 1.5, 0.6)),
                request()
                        .withHires(new Hires(
                                Upscaler.LANCZOS,
                                2,
                                128,
                                96,
                                4,
                                0.6,
                                SamplerType.DPMPP_SDE,
                                ScheduleType.KARRAS,
                                "a dog",
                                "")));
    }

    @ParameterizedTest
    @MethodSource("requestsToResume")
    void stoppedAfterAnyStepOfEitherPassItGoesOnToTheSamePicture(GenerationRequest request) throws Exception {
        byte[] straight = pictures(request).getFirst().raster().rgb();
        Path state = folder.resolve("state.safetensors");
        int steps = 2 * STEPS;
        for (int stopped = 1; stopped < steps; stopped++) {
            int last = stopped;
            List<GenerationEvent> seen = new ArrayList<>();
            Outcome outcome = engine().generate(
                            request,
                            new GenerationOptions(null, state, Map.of(), null),
                            seen::add,
                            () -> seen.stream()
                                            .filter(StepDone.class::isInstance)
                                            .count()
                                    >= last);
            if (outcome == Outcome.DONE) {
                break;
            }
            KeptState kept = KeptState.read(state);
            assertThat(kept.pass()).isEqualTo(stopped <= STEPS ? 0 : 1);
            List<GenerationEvent> rest =
                    events(request, new GenerationOptions(kept, null, Map.of(), null), () -> false);
            assertThat(pictures(rest).getFirst().raster().rgb())
                    .as("stopped after %d", stopped)
                    .isEqualTo(straight);
        }
    }

    @Test
    void aStateOfASecondPassIsRefusedWhereThereIsNone() throws Exception {
        Path state = folder.resolve("state.safetensors");
        GenerationRequest request = request().withHires(Hires.of(Upscaler.LATENT, 2, 0.5));
        events(request, new GenerationOptions(null, state, Map.of(), null), () -> false);
        KeptState kept = KeptState.read(state);
        assertThatThrownBy(() ->
                        events(request.withHires(null), new GenerationOptions(kept, null, Map.of(), null), () -> false))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("second pass");
    }

    @Test
    void theLatentsKeptAreTheFirstNoiseAndTheLastLatent() throws Exception {
        Path file = folder.resolve("latents.safetensors");
        events(
                request().withHires(Hires.of(Upscaler.LATENT, 2, 0.5)),
                new GenerationOptions(null, null, Map.of(), file),
                () -> false);
        try (SafetensorsFile stored = SafetensorsFile.open(file)) {
            assertThat(stored.weights())
                    .hasEntrySatisfying(
                            "noise", noise -> assertThat(noise.shape()).containsExactly(1L, 4L, 8L, 8L));
            assertThat(stored.weights())
                    .hasEntrySatisfying(
                            "latent", latent -> assertThat(latent.shape()).containsExactly(1L, 4L, 16L, 16L));
        }
    }

    @Test
    void nothingIsMadeAnewAtDenoisingZeroWithExactSteps() throws Exception {
        PictureStart start = PictureStart.of("init").withDenoising(0).withStepRule(StepRule.EXACT);
        List<GenerationEvent> events = events(request().withStart(start), GenerationOptions.NONE, () -> false);
        assertThat(events).noneMatch(StepDone.class::isInstance);
        assertThat(pictures(events)).hasSize(1);
    }

    @Test
    void aLatentIsStretchedToTheSizeAskedFor() throws Exception {
        PictureStart start = PictureStart.of("init").withResize(ResizeMode.LATENT_UPSCALE);
        GenerationRequest request = request().withSize(new ImageSize(128, 96)).withStart(start);
        assertThat(pictures(request).getFirst().raster().height()).isEqualTo(96);
    }

    @Test
    void eachEffectOnAPictureToStartFromChangesTheResult() throws Exception {
        PictureStart usual = PictureStart.of("init");
        List<PictureStart> starts = List.of(
                usual, effects(usual, 0.9, 0, false), effects(usual, 1, 0.1, false), effects(usual, 1, 0, true));
        List<byte[]> pictures = new ArrayList<>();
        for (PictureStart start : starts) {
            pictures.add(
                    pictures(request().withStart(start)).getFirst().raster().rgb());
        }
        for (int i = 1; i < pictures.size(); i++) {
            assertThat(pictures.get(i)).isNotEqualTo(pictures.getFirst());
        }
    }

    private static PictureStart effects(PictureStart start, double multiplier, double extra, boolean colours) {
        return new PictureStart(
                start.picture(),
                start.denoising(),
                start.stepRule(),
                start.resize(),
                null,
                multiplier,
                extra,
                colours,
                start.background());
    }

    @Test
    void tilingWrapsTheEdges() throws Exception {
        pictures(request().withTuning(Tuning.USUAL.with(new NetworkRules(true, 0, 0))));
        pictures(request());
        assertThat(toy.done)
                .filteredOn(done -> done.equals(done.toUpperCase(Locale.ROOT)))
                .containsExactly("WRAPPED", "ZERO");
    }

    @Test
    void aSecondPassFromAPictureIsRefused() {
        GenerationRequest request =
                request().withStart(PictureStart.of("init")).withHires(Hires.of(Upscaler.LATENT, 2, 0.5));
        refused(request, "starts from a picture");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LATENT", "LATENT_NEAREST"})
    void anInpaintingModelCannotGoOnFromAnEnlargedLatent(Upscaler upscaler) throws Exception {
        engine().close();
        start(9);
        refused(request().withHires(Hires.of(upscaler, 2, 0.5)), "inpainting model");
    }

    @Test
    void anInpaintingModelGoesOnFromAnEnlargedPicture() throws Exception {
        engine().close();
        start(9);
        assertThat(pictures(request().withHires(Hires.of(Upscaler.LANCZOS, 2, 0.5))))
                .hasSize(1);
    }

    @Test
    void tooFewStepsAreSaidBeforeTheWork() {
        GenerationRequest few = new GenerationRequest(
                "x", "", null, null, SamplerType.UNIPC, ScheduleType.AUTOMATIC, 2, 7, 1, new ImageSize(64, 64), 1);
        refused(few, "UniPC of order 3 takes at least 3 steps");
        refused(
                request()
                        .withHires(new Hires(Upscaler.LATENT, 2, 0, 0, 1, 0.5, SamplerType.DPMPP_3M_SDE, null, "", "")),
                "DPM++ 3M SDE takes at least 2 steps");
    }

    private void refused(GenerationRequest request, String reason) {
        assertThatThrownBy(() -> pictures(request))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining(reason)
                .hasMessageMatching("[A-Z].*\\.");
        assertThat(toy.done).doesNotContain("unet");
    }

    @Test
    void aMissingAutoencoderIsNamed() {
        assertThatThrownBy(() -> pictures(request().withAutoencoder(folder + "/gone.pt")))
                .isInstanceOf(ModelFormatException.class)
                .hasMessage("gone.pt: does not exist");
        assertThat(Files.exists(folder)).isTrue();
    }
}
