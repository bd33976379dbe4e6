package app.safelight.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.house.NeedsReference;
import app.safelight.house.ReferenceFolder;
import app.safelight.request.ArgbPicture;
import app.safelight.request.ImageSize;
import app.safelight.request.Raster;
import app.safelight.request.ResizeMode;
import app.safelight.store.PictureInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Resizing, mask blur and fill against the pictures AUTOMATIC1111's own functions made.
@NeedsReference("pictures/functions/mask_blur.json")
class PictureWorkReferenceTest {
    private static final String FOLDER = "pictures/functions";
    private static final int TOLERANCE = 1;
    private static final List<ResizeMode> RESIZE_MODES =
            List.of(ResizeMode.JUST_RESIZE, ResizeMode.CROP_AND_RESIZE, ResizeMode.RESIZE_AND_FILL);

    private static final int COLOUR_TOLERANCE = 2;
    private static int cases;

    @AfterAll
    static void tell() {
        IO.println("reference picture work: " + cases + " cases from " + ReferenceFolder.path());
    }

    private static Stream<JsonNode> cases(String name) {
        Path file = ReferenceFolder.path().resolve(FOLDER).resolve(name);
        if (!Files.exists(file)) {
            assertThat(ReferenceFolder.isCopy()).as(name + " is missing").isTrue();
            return Stream.of();
        }
        List<JsonNode> found = new ArrayList<>();
        ReferenceFolder.json(FOLDER + "/" + name).get("cases").forEach(found::add);
        return found.stream();
    }

    static Stream<JsonNode> resizing() {
        return cases("resize_image.json");
    }

    static Stream<JsonNode> blurring() {
        return cases("mask_blur.json");
    }

    static Stream<JsonNode> correcting() {
        return cases("colour_correction.json");
    }

    static Stream<JsonNode> filling() {
        return cases("mask_fill.json");
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("resizing")
    void resizedPicturesAreTheOriginals(JsonNode json) throws Exception {
        Pixels picture = Pixels.of(Compositing.onWhite(read(json, "image")));
        ImageSize size =
                new ImageSize(json.get("width").asInt(), json.get("height").asInt());
        ResizeMode mode = RESIZE_MODES.get(json.get("resize_mode").asInt());
        compare(Resizing.resize(picture, size, mode).raster(), json);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("blurring")
    void blurredMasksAreTheOriginals(JsonNode json) throws Exception {
        Pixels blurred = MaskBlur.blur(
                grey(read(json, "mask")),
                json.get("blur_x").asInt(),
                json.get("blur_y").asInt());
        compare(rgb(blurred), json);
        JsonNode latent = json.get("latent_mask_255");
        Pixels small = Resizing.cubic(blurred, latent.get(0).size(), latent.size());
        for (int y = 0; y < small.height(); y++) {
            for (int x = 0; x < small.width(); x++) {
                assertThat(Math.abs(small.at(x, y, 0) - latent.get(y).get(x).asInt()))
                        .as("latent mask at %d, %d", x, y)
                        .isLessThanOrEqualTo(TOLERANCE);
            }
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("filling")
    void filledPicturesAreTheOriginals(JsonNode json) throws Exception {
        Raster picture = Compositing.onWhite(read(json, "image"));
        compare(MaskFill.fill(picture, grey(read(json, "mask"))), json);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("correcting")
    void correctedColoursAreTheOriginals(JsonNode json) throws Exception {
        ColourCorrection correction = ColourCorrection.towards(Compositing.onWhite(read(json, "target")));
        compare(correction.apply(Compositing.onWhite(read(json, "image"))), json, COLOUR_TOLERANCE);
    }

    private static ArgbPicture read(JsonNode json, String field) throws Exception {
        return PictureInput.read(
                ReferenceFolder.path().resolve(FOLDER).resolve(json.get(field).asString()));
    }

    private static Pixels grey(ArgbPicture picture) {
        byte[] values = new byte[picture.argb().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) picture.argb()[i];
        }
        return new Pixels(picture.width(), picture.height(), 1, values);
    }

    private static Raster rgb(Pixels mask) {
        byte[] values = new byte[3 * mask.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = mask.values()[i / 3];
        }
        return new Raster(mask.width(), mask.height(), values);
    }

    private static void compare(Raster ours, JsonNode json) throws Exception {
        compare(ours, json, TOLERANCE);
    }

    private static void compare(Raster ours, JsonNode json, int tolerance) throws Exception {
        Raster theirs = Compositing.onWhite(read(json, "result"));
        assertThat(ours.width()).isEqualTo(theirs.width());
        assertThat(ours.height()).isEqualTo(theirs.height());
        int worst = 0;
        for (int i = 0; i < ours.rgb().length; i++) {
            worst = Math.max(worst, Math.abs((ours.rgb()[i] & 0xFF) - (theirs.rgb()[i] & 0xFF)));
        }
        assertThat(worst).as("largest channel difference").isLessThanOrEqualTo(tolerance);
        cases++;
    }
}
