package app.safelight.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.house.NeedsReference;
import app.safelight.house.ReferenceFolder;
import app.safelight.request.ImageSize;
import app.safelight.store.PictureInput;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Regions around masks against those AUTOMATIC1111's own functions found.
@NeedsReference({"pictures/functions/crop_regions.json", "pictures/functions/expand_crop_region.json"})
class CropRegionReferenceTest {
    private static final String FOLDER = "pictures/functions/";
    private static int regions;

    @AfterAll
    static void tell() {
        IO.println("reference crop regions: " + regions + " regions from " + ReferenceFolder.path());
    }

    private static Stream<JsonNode> cases(String name) {
        List<JsonNode> found = new ArrayList<>();
        ReferenceFolder.json(FOLDER + name).get("cases").forEach(found::add);
        return found.stream();
    }

    static Stream<JsonNode> masks() {
        return cases("crop_regions.json");
    }

    static Stream<JsonNode> growths() {
        return cases("expand_crop_region.json");
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("masks")
    void regionsAroundMasksAreTheOriginals(JsonNode json) throws Exception {
        Pixels mask = Masks.of(PictureInput.read(
                ReferenceFolder.path().resolve(FOLDER + json.get("mask").asString())));
        var found = CropRegion.around(mask, json.get("pad").asInt());
        regions++;
        if (json.get("crop_region_v2").isNull()) {
            assertThat(found).isEmpty();
            return;
        }
        CropRegion region = found.orElseThrow();
        assertThat(corners(region)).isEqualTo(numbers(json.get("crop_region_v2")));
        for (JsonNode each : json.get("expanded")) {
            check(region, each.get("processing"), mask.width(), mask.height(), each.get("region"));
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("growths")
    void grownRegionsAreTheOriginals(JsonNode json) {
        List<Integer> from = numbers(json.get("region"));
        JsonNode image = json.get("image");
        CropRegion region =
                new CropRegion(from.get(0), from.get(1), from.get(2) - from.get(0), from.get(3) - from.get(1));
        check(region, json.get("processing"), image.get(0).asInt(), image.get(1).asInt(), json.get("expanded"));
    }

    private static void check(CropRegion region, JsonNode worked, int width, int height, JsonNode expected) {
        ImageSize size = new ImageSize(worked.get(0).asInt(), worked.get(1).asInt());
        assertThat(corners(region.grown(size, width, height)))
                .as("%s grown for %s", region, size)
                .isEqualTo(numbers(expected));
        regions++;
    }

    private static List<Integer> corners(CropRegion region) {
        return List.of(region.left(), region.top(), region.left() + region.width(), region.top() + region.height());
    }

    private static List<Integer> numbers(JsonNode json) {
        List<Integer> numbers = new ArrayList<>();
        json.forEach(number -> numbers.add(number.asInt()));
        return numbers;
    }
}
