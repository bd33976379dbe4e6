package app.safelight.ui.mask;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.request.ArgbPicture;
import app.safelight.request.Inpainting;
import app.safelight.request.MaskRaster;
import app.safelight.request.PictureStart;
import app.safelight.store.DocumentFile;
import app.safelight.store.MaskFile;
import app.safelight.store.PictureInput;
import app.safelight.ui.run.FxDelivery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentModelTest {
    @TempDir
    private Path folder;

    private final List<String> problems = new ArrayList<>();
    private final FxDelivery delivery = FxDelivery.to(Runnable::run);
    private final DocumentModel document = new DocumentModel(Runnable::run, delivery, problems::add);

    private Path picture(String name, int width, int height) throws Exception {
        Path file = folder.resolve(name);
        MaskFile.write(file, new MaskRaster(width, height, new byte[width * height]));
        return file;
    }

    private Mask mask() {
        return Objects.requireNonNull(document.layer().maskProperty().get());
    }

    private void paint() {
        document.layer().edit(Ink.PAINT, new Area(10, 10, 30, 30), Coverage.FULL);
    }

    @Test
    void aPaintedMaskActs() throws Exception {
        document.choose(picture("a.png", 64, 80));
        assertThat(mask().width()).isEqualTo(64);
        assertThat(mask().height()).isEqualTo(80);
        assertThat(document.actingProperty().get()).isFalse();
        assertThat(document.actingMask()).isNull();
        paint();
        assertThat(document.actingProperty().get()).isTrue();
        assertThat(Objects.requireNonNull(document.actingMask()).levels())
                .isEqualTo(mask().raster().levels());
    }

    @Test
    void anotherPictureOfThatSizeKeepsTheMask() throws Exception {
        document.choose(picture("a.png", 64, 64));
        paint();
        document.choose(picture("b.png", 64, 64));
        assertThat(document.actingProperty().get()).isTrue();
        assertThat(document.layer().undoableProperty().get()).isTrue();
    }

    @Test
    void onAPictureOfAnotherSizeTheMaskWaits() throws Exception {
        document.choose(picture("a.png", 64, 64));
        paint();
        document.choose(picture("b.png", 128, 32));
        assertThat(document.fittingProperty().get()).isFalse();
        assertThat(document.actingProperty().get()).isFalse();
        assertThat(mask().isEmpty()).as("not dropped").isFalse();
        document.stretch();
        assertThat(document.actingProperty().get()).isTrue();
        assertThat(mask().width()).isEqualTo(128);
        assertThat(mask().at(40, 10)).isEqualTo(255);
        assertThat(mask().at(100, 25)).isZero();
    }

    @Test
    void aMaskThatWaitsComesBackWithItsPicture() throws Exception {
        Path first = picture("a.png", 64, 64);
        document.choose(first);
        paint();
        document.choose(picture("b.png", 128, 32));
        document.choose(first);
        assertThat(document.actingProperty().get()).isTrue();
    }

    @Test
    void aMaskThatDoesNotFitCanBePutAway() throws Exception {
        document.choose(picture("a.png", 64, 64));
        paint();
        document.choose(picture("b.png", 128, 32));
        document.discardMask();
        assertThat(document.fittingProperty().get()).isTrue();
        assertThat(mask().isEmpty()).isTrue();
        assertThat(mask().width()).isEqualTo(128);
    }

    @Test
    void anEmptyMaskSimplyTakesTheNewSize() throws Exception {
        document.choose(picture("a.png", 64, 64));
        document.choose(picture("b.png", 128, 32));
        assertThat(document.fittingProperty().get()).isTrue();
        assertThat(mask().width()).isEqualTo(128);
    }

    @Test
    void withoutAPictureNoMaskActsAndNoneIsLost() throws Exception {
        Path file = picture("a.png", 64, 64);
        document.choose(file);
        paint();
        document.clear();
        assertThat(document.actingProperty().get()).isFalse();
        document.choose(file);
        assertThat(document.actingProperty().get()).isTrue();
    }

    @Test
    void aMaskGoesToAFileAndComesBackToTheByte() throws Exception {
        document.choose(picture("a.png", 64, 64));
        Dab dab = new Dab(new Brush(30, 0.2), new Point(20, 20), new Point(40, 45));
        document.layer().edit(Ink.PAINT, dab.area(), dab);
        byte[] painted = mask().raster().levels();
        Path file = folder.resolve("mask.png");
        List<String> written = new ArrayList<>();
        document.saveMask(file, () -> written.add("done"));
        assertThat(written).containsExactly("done");
        document.layer().clear();
        document.loadMask(file);
        assertThat(mask().raster().levels()).isEqualTo(painted);
        document.layer().undo();
        assertThat(mask().isEmpty()).as("loading can be taken back").isTrue();
    }

    @Test
    void aLoadedMaskOfAnotherSizeIsStretched() throws Exception {
        document.choose(picture("a.png", 64, 64));
        byte[] half = new byte[32 * 32];
        Arrays.fill(half, 0, 16 * 32, (byte) 255);
        Path file = folder.resolve("small.png");
        MaskFile.write(file, new MaskRaster(32, 32, half));
        document.loadMask(file);
        assertThat(mask().at(30, 10)).isEqualTo(255);
        assertThat(mask().at(30, 50)).isZero();
    }

    @Test
    void whatCannotBeReadIsSaidAndChangesNothing() throws Exception {
        document.choose(picture("a.png", 64, 64));
        Path broken = folder.resolve("broken.png");
        Files.writeString(broken, "no picture");
        document.choose(broken);
        document.loadMask(folder.resolve("missing.png"));
        assertThat(problems).hasSize(2);
        assertThat(problems.getFirst()).contains("broken.png").contains("no picture that can be read");
        assertThat(problems.getLast()).contains("missing.png").contains("there is no such file");
        assertThat(Objects.requireNonNull(document.pictureProperty().get()).name())
                .isEqualTo("a.png");
    }

    @Test
    void theLastPictureAskedForCounts() throws Exception {
        List<Runnable> reading = new ArrayList<>();
        DocumentModel slow = new DocumentModel(reading::add, delivery, problems::add);
        slow.choose(picture("a.png", 64, 64));
        slow.choose(picture("b.png", 64, 64));
        reading.get(1).run();
        reading.get(0).run();
        assertThat(Objects.requireNonNull(slow.pictureProperty().get()).name()).isEqualTo("b.png");
    }

    @Test
    void requestsKeepTheMaskTheyWereMadeWith() throws Exception {
        document.choose(picture("a.png", 64, 64));
        MaskKeeper keeper = new MaskKeeper(folder.resolve("masks"), document, Runnable::run, delivery, problems::add);
        assertThat(keeper.keep()).as("no mask acts").isNull();
        paint();
        Path first = Objects.requireNonNull(keeper.keep());
        byte[] then = mask().raster().levels();
        assertThat(keeper.keep()).as("the same mask").isEqualTo(first);
        document.layer().invert();
        Path second = Objects.requireNonNull(keeper.keep());
        assertThat(second).isNotEqualTo(first);
        assertThat(levels(first)).isEqualTo(then);
        assertThat(levels(second)).isEqualTo(mask().raster().levels());
    }

    private static byte[] levels(Path file) throws Exception {
        return MaskRasters.of(PictureInput.read(file)).levels();
    }

    @Test
    void aRequestWaitsForItsMaskAndIsNotMadeWithoutIt() throws Exception {
        document.choose(picture("a.png", 64, 64));
        paint();
        List<Runnable> writing = new ArrayList<>();
        List<String> made = new ArrayList<>();
        MaskKeeper keeper = new MaskKeeper(folder.resolve("masks"), document, writing::add, delivery, problems::add);
        keeper.keep();
        keeper.whenKept(() -> made.add("first"));
        assertThat(made).isEmpty();
        writing.removeFirst().run();
        assertThat(made).containsExactly("first");

        Path file = folder.resolve("in-the-way");
        Files.writeString(file, "a file");
        MaskKeeper blocked = new MaskKeeper(file, document, Runnable::run, delivery, problems::add);
        blocked.keep();
        blocked.whenKept(() -> made.add("second"));
        assertThat(made).containsExactly("first");
        assertThat(problems).singleElement().asString().contains("in-the-way").contains("cannot be written");
        document.layer().clear();
        blocked.keep();
        blocked.whenKept(() -> made.add("third"));
        assertThat(made).as("needs no mask").containsExactly("first", "third");
    }

    @Test
    void changesAreKeptAMomentLaterAndFoundAgain() throws Exception {
        Path file = picture("a.png", 64, 64);
        DocumentFile kept = new DocumentFile(folder);
        List<Runnable> later = new ArrayList<>();
        Autosave autosave = new Autosave(
                kept,
                document,
                () -> PictureStart.of(file.toString())
                        .withInpainting(Inpainting.of("any").withMaskBlur(9)),
                new Autosave.Executors(later::add, Runnable::run, delivery),
                problems::add);
        document.choose(file);
        paint();
        autosave.changed();
        autosave.changed();
        assertThat(later).as("one writing for both").hasSize(1);
        assertThat(kept.read()).isEmpty();
        later.removeFirst().run();
        PictureStart read = kept.read().orElseThrow();
        assertThat(read.picture()).isEqualTo(file.toString());
        Path mask = Path.of(Objects.requireNonNull(read.inpainting()).mask());
        assertThat(read.inpainting().blurX()).isEqualTo(9);
        assertThat(levels(mask)).isEqualTo(mask().raster().levels());

        DocumentModel another = new DocumentModel(Runnable::run, delivery, problems::add);
        another.restore(Path.of(read.picture()), mask);
        assertThat(another.actingProperty().get()).isTrue();
        assertThat(Objects.requireNonNull(another.actingMask()).levels())
                .isEqualTo(mask().raster().levels());
    }

    @Test
    void theMaskOfAPictureThatIsGoneWaitsForOneItFits() throws Exception {
        Path mask = folder.resolve("mask.png");
        byte[] levels = new byte[64 * 64];
        levels[100] = 77;
        MaskFile.write(mask, new MaskRaster(64, 64, levels));
        document.restore(folder.resolve("gone.png"), mask);
        assertThat(problems).singleElement().asString().contains("gone.png");
        document.choose(picture("moved.png", 64, 64));
        assertThat(document.actingProperty().get()).isTrue();
        assertThat(mask().at(36, 1)).isEqualTo(77);
    }

    @Test
    void theEndOfTheProgramKeepsWhatChangedLast() throws Exception {
        Path file = picture("a.png", 64, 64);
        DocumentFile kept = new DocumentFile(folder);
        Autosave autosave = new Autosave(
                kept,
                document,
                () -> PictureStart.of(file.toString()).withInpainting(Inpainting.of("any")),
                new Autosave.Executors(_ -> {}, Runnable::run, delivery),
                problems::add);
        document.choose(file);
        paint();
        autosave.changed();
        autosave.close();
        assertThat(kept.read().orElseThrow().inpainting()).isNotNull();
    }

    @Test
    void theTransparencyOfThePictureCanBeTheMask() {
        int[] argb = new int[64 * 64];
        argb[65] = 0xFF123456;
        ArgbPicture pixels = new ArgbPicture(64, 64, argb);
        assertThat(MaskRasters.of(pixels).levels()[65] & 0xFF).isEqualTo(255);
        assertThat(MaskRasters.of(pixels).levels()[64]).isZero();
    }
}
