package app.safelight;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.engine.GenerationOptions;
import app.safelight.engine.LocalEngine;
import app.safelight.engine.djl.DjlBackend;
import app.safelight.house.NeedsReference;
import app.safelight.house.ReferenceFolder;
import app.safelight.request.GenerationEvent.PictureDone;
import app.safelight.request.GenerationRequest;
import app.safelight.request.ImageSize;
import app.safelight.request.Outcome;
import app.safelight.request.Profile;
import app.safelight.request.Raster;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import app.safelight.residency.Ledger;
import app.safelight.residency.Tier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every model of the reference folder makes a picture, and the same weights in another layout make the same pixels.
@Tag("native")
@NeedsReference("models/index.json")
class ModelLayoutsReferenceTest {
    private static final Ledger LEDGER = new Ledger();
    private static LocalEngine engine;
    private static int cases;

    @BeforeAll
    static void start() {
        engine = new LocalEngine(() -> DjlBackend.start(LEDGER), Path.of("none"), "test");
    }

    @AfterAll
    static void stop() {
        engine.close();
        IO.println("reference model layouts: " + cases + " cases from " + ReferenceFolder.path());
    }

    static Stream<String> models() {
        return names().filter(ModelLayoutsReferenceTest::isThere);
    }

    static Stream<String> copies() {
        return names().filter(name -> !original(name).isEmpty())
                .filter(name -> isThere(name) && isThere(original(name)));
    }

    private static Stream<String> names() {
        return ReferenceFolder.json("models/index.json").get("files").properties().stream()
                .map(Map.Entry::getKey);
    }

    private static boolean isThere(String name) {
        return !ReferenceFolder.isCopy() || ReferenceFolder.hasModel(plain(name));
    }

    private static String original(String name) {
        return ReferenceFolder.json("models/index.json")
                .get("files")
                .get(name)
                .path("same_weights_as")
                .asString("");
    }

    /// Folders are listed with a slash at the end.
    private static String plain(String name) {
        return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("models")
    void everyModelMakesAPicture(String name) throws Exception {
        Raster picture = generate(name, SamplerType.EULER_A);
        assertThat(picture.width()).isEqualTo(128);
        assertThat(picture.height()).isEqualTo(64);
        byte[] oneColour = new byte[picture.rgb().length];
        Arrays.fill(oneColour, picture.rgb()[0]);
        assertThat(picture.rgb()).isNotEqualTo(oneColour);
        cases++;
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("copies")
    void theSameWeightsInAnotherLayoutMakeTheSamePixels(String name) throws Exception {
        assertThat(generate(name, SamplerType.DPMPP_2M).rgb())
                .isEqualTo(generate(original(name), SamplerType.DPMPP_2M).rgb());
        cases++;
    }

    private static Raster generate(String model, SamplerType sampler) throws Exception {
        GenerationRequest request = new GenerationRequest(
                "a lighthouse, (storm:1.2)",
                "calm",
                ReferenceFolder.model(plain(model)).toString(),
                null,
                sampler,
                ScheduleType.AUTOMATIC,
                3,
                6,
                11,
                new ImageSize(128, 64),
                1);
        List<Raster> made = new ArrayList<>();
        Outcome outcome = engine.generate(
                request,
                GenerationOptions.NONE.withProfile(Profile.MEDVRAM),
                event -> {
                    if (event instanceof PictureDone done) {
                        made.add(done.raster());
                    }
                },
                () -> false);
        assertThat(outcome).isEqualTo(Outcome.DONE);
        assertThat(LEDGER.bytes(Tier.DEVICE)).as("weights left in memory").isZero();
        return made.getFirst();
    }
}
