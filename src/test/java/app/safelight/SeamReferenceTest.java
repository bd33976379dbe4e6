package app.safelight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import app.safelight.engine.GenerationOptions;
import app.safelight.engine.LocalEngine;
import app.safelight.engine.djl.DjlBackend;
import app.safelight.house.NeedsReference;
import app.safelight.request.GenerationEvent;
import app.safelight.request.GenerationRequest;
import app.safelight.request.Raster;
import app.safelight.residency.Ledger;
import app.safelight.store.PictureInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Seams of painted pictures against those that AUTOMATIC1111 left.
@Tag("native")
@NeedsReference({"pictures/inpaint/cases.json", "models/index.json"})
class SeamReferenceTest {
    /// What two roundings of a picture can make of a mean.
    private static final double ROUNDING = 0.05;

    /// One case in so many: that all pictures are as recorded is shown elsewhere.
    private static final int EVERY = 4;

    private static LocalEngine engine;

    @BeforeAll
    static void start() {
        engine = new LocalEngine(() -> DjlBackend.start(new Ledger()), Path.of("none"), "test", new StoredPictures());
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void seamsAreNoLargerThanAutomatic1111s() throws Exception {
        Seam.Mean ours = new Seam.Mean();
        Seam.Mean theirs = new Seam.Mean();
        for (RecordedPicture recorded : cases()) {
            Raster mask = picture(recorded, recorded.json().get("overlay_mask").asString());
            Raster made = made(recorded.request());
            double own = Seam.of(made, mask);
            double other = Seam.of(
                    picture(recorded, recorded.json().get("pictures").get(0).asString()), mask);
            assertThat(own).as("seam of %s", recorded).isLessThanOrEqualTo(other + ROUNDING);
            ours.add(own);
            theirs.add(other);
        }
        assumeThat(ours.count()).isPositive();
        IO.println("seams of %d recorded pictures: ours %.3f, AUTOMATIC1111's %.3f"
                .formatted(ours.count(), ours.value(), theirs.value()));
        assertThat(ours.value()).isLessThanOrEqualTo(theirs.value() + ROUNDING / 10);
    }

    /// Some of the recorded cases whose mask has the size of the picture made.
    private static List<RecordedPicture> cases() throws Exception {
        List<RecordedPicture> found = new ArrayList<>();
        for (RecordedPicture recorded : RecordedPictures.find()) {
            if (recorded.group().getFileName().toString().equals("inpaint")
                    && recorded.json().hasNonNull("overlay_mask")
                    && NotYet.of(recorded).isEmpty()) {
                Raster mask =
                        picture(recorded, recorded.json().get("overlay_mask").asString());
                Raster made =
                        picture(recorded, recorded.json().get("pictures").get(0).asString());
                if (mask.width() == made.width() && mask.height() == made.height() && rises(mask)) {
                    found.add(recorded);
                }
            }
        }
        return IntStream.range(0, found.size())
                .filter(i -> i % EVERY == 0)
                .mapToObj(found::get)
                .toList();
    }

    private static boolean rises(Raster mask) {
        for (int i = 3; i < mask.rgb().length; i++) {
            if (mask.rgb()[i] != mask.rgb()[i - 3]) {
                return true;
            }
        }
        return false;
    }

    private static Raster made(GenerationRequest request) throws Exception {
        List<Raster> made = new ArrayList<>();
        engine.generate(
                request,
                GenerationOptions.NONE,
                event -> {
                    if (event instanceof GenerationEvent.PictureDone done) {
                        made.add(done.raster());
                    }
                },
                () -> false);
        return made.getFirst();
    }

    private static Raster picture(RecordedPicture recorded, String name) throws Exception {
        var argb = PictureInput.read(recorded.file(name));
        byte[] rgb = new byte[3 * argb.argb().length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (argb.argb()[i / 3] >> (16 - 8 * (i % 3)));
        }
        return new Raster(argb.width(), argb.height(), rgb);
    }
}
