package app.safelight.ui.mask;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.request.ArgbPicture;
import app.safelight.request.GenerationRequest;
import app.safelight.request.MaskRaster;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import app.safelight.store.DocumentFile;
import app.safelight.store.InputFiles;
import app.safelight.store.KeptDocument;
import app.safelight.store.MaskFile;
import app.safelight.store.PictureInput;
import app.safelight.ui.run.FxDelivery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentModelTest {
    private final Path folder;

    private final List<String> problems = new ArrayList<>();
    private final FxDelivery delivery = FxDelivery.to(Runnable::run);
    private final DocumentModel document;

    DocumentModelTest(@TempDir Path folder) {
        this.folder = folder;
        document = new DocumentModel(new InputFiles(folder.resolve("inputs")), Runnable::run, delivery, problems::add);
    }

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
        DocumentModel slow =
                new DocumentModel(new InputFiles(folder.resolve("inputs")), reading::add, delivery, problems::add);
        slow.choose(picture("a.png", 64, 64));
        slow.choose(picture("b.png", 64, 64));
        reading.get(1).run();
        reading.get(0).run();
        assertThat(Objects.requireNonNull(slow.pictureProperty().get()).name()).isEqualTo("b.png");
    }

    @Test
    void requestsKeepTheMaskTheyWereMadeWith() throws Exception {
        document.choose(picture("a.png", 64, 64));
        MaskKeeper keeper = new MaskKeeper(
                new InputFiles(folder.resolve("masks")), document, Runnable::run, delivery, problems::add);
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
        MaskKeeper keeper = new MaskKeeper(
                new InputFiles(folder.resolve("masks")), document, writing::add, delivery, problems::add);
        keeper.keep();
        keeper.whenKept(() -> made.add("first"));
        assertThat(made).isEmpty();
        writing.removeFirst().run();
        assertThat(made).containsExactly("first");

        Path file = folder.resolve("in-the-way");
        Files.writeString(file, "a file");
        MaskKeeper blocked = new MaskKeeper(new InputFiles(file), document, Runnable::run, delivery, problems::add);
        blocked.keep();
        blocked.whenKept(() -> made.add("second"));
        assertThat(made).containsExactly("first");
        assertThat(problems).singleElement().asString().contains("in-the-way").contains("cannot be written");
        document.layer().clear();
        blocked.keep();
        blocked.whenKept(() -> made.add("third"));
        assertThat(made).as("needs no mask").containsExactly("first", "third");
    }

    private static final GenerationRequest ASKED =
            new GenerationRequest("a garden", "", null, null, SamplerType.EULER, ScheduleType.KARRAS, 7, 5, 0, null, 1);

    private Autosave autosave(DocumentFile kept, Executor later, Executor background) {
        return new Autosave(
                kept,
                document,
                () -> new Autosave.Form(ASKED, "12"),
                new Autosave.Executors(later, background, delivery),
                problems::add);
    }

    /// What was kept, in a document of its own.
    private DocumentModel reopened(DocumentFile file) throws Exception {
        KeptDocument kept = file.read().orElseThrow();
        DocumentModel another =
                new DocumentModel(new InputFiles(folder.resolve("inputs")), Runnable::run, delivery, problems::add);
        List<MaskSheet.Read> sheets = new DocumentLoader(problems::add).sheets(kept);
        another.restore(kept.picture(), Path.of(kept.origin()), sheets, kept.active());
        return another;
    }

    @Test
    void changesAreKeptAMomentLaterAndFoundAgain() throws Exception {
        Path file = picture("a.png", 64, 64);
        DocumentFile kept = new DocumentFile(folder);
        List<Runnable> later = new ArrayList<>();
        Autosave autosave = autosave(kept, later::add, Runnable::run);
        document.choose(file);
        paint();
        autosave.changed();
        autosave.changed();
        assertThat(later).as("one writing for both").hasSize(1);
        assertThat(kept.read()).isEmpty();
        later.removeFirst().run();
        assertThat(kept.read().orElseThrow().request()).isEqualTo(ASKED);
        assertThat(kept.read().orElseThrow().seed()).isEqualTo("12");
        Files.delete(file);

        DocumentModel another = reopened(kept);
        assertThat(Objects.requireNonNull(another.pictureProperty().get()).name())
                .as("kept by its content")
                .isEqualTo("a.png");
        assertThat(another.actingProperty().get()).isTrue();
        assertThat(Objects.requireNonNull(another.actingMask()).levels())
                .isEqualTo(mask().raster().levels());
    }

    @Test
    void whatCouldBeTakenBackStillCanInMidStrokeToo() throws Exception {
        document.choose(picture("a.png", 64, 64));
        paint();
        byte[] first = mask().raster().levels();
        document.layer().begin();
        Dab dab = new Dab(new Brush(20, 0.4), new Point(25, 25), new Point(50, 40));
        document.layer().apply(Ink.ERASE, dab.area(), dab);
        byte[] both = mask().raster().levels();
        DocumentFile kept = new DocumentFile(folder);
        Autosave autosave = autosave(kept, Runnable::run, Runnable::run);
        autosave.changed();

        MaskLayer layer = reopened(kept).layer();
        assertThat(levels(layer)).isEqualTo(both);
        layer.undo();
        assertThat(levels(layer)).isEqualTo(first);
        layer.undo();
        assertThat(levels(layer)).isEqualTo(new byte[64 * 64]);
        layer.redo();
        layer.redo();
        assertThat(levels(layer)).isEqualTo(both);
    }

    private static byte[] levels(MaskLayer layer) {
        return Objects.requireNonNull(layer.maskProperty().get()).raster().levels();
    }

    @Test
    void everyMaskIsKeptWithItsNameAndStrength() throws Exception {
        document.choose(picture("a.png", 64, 64));
        paint();
        document.masks().add();
        MaskSheet second = document.masks().activeProperty().get();
        second.nameProperty().set("sky");
        second.strengthProperty().set(0.25);
        document.layer().fill();
        DocumentFile kept = new DocumentFile(folder);
        Autosave autosave = autosave(kept, Runnable::run, Runnable::run);
        autosave.changed();
        Path unchanged = Objects.requireNonNull(
                kept.read().orElseThrow().sheets().getFirst().levels());
        document.layer().clear();
        document.layer().undo();
        autosave.changed();
        assertThat(kept.read().orElseThrow().sheets().getFirst().levels())
                .as("not written again")
                .isEqualTo(unchanged);

        MasksModel masks = reopened(kept).masks();
        assertThat(masks.sheets()).hasSize(2);
        MaskSheet active = masks.activeProperty().get();
        assertThat(active.nameProperty().get()).isEqualTo("sky");
        assertThat(active.strengthProperty().get()).isEqualTo(0.25);
        assertThat(masks.raster(masks.area()).levels())
                .isEqualTo(document.masks().raster(document.masks().area()).levels());
    }

    @Test
    void aRunWaitsUntilTheDocumentIsKept() throws Exception {
        document.choose(picture("a.png", 64, 64));
        DocumentFile kept = new DocumentFile(folder);
        List<Runnable> writing = new ArrayList<>();
        List<String> made = new ArrayList<>();
        Autosave autosave = autosave(kept, _ -> {}, writing::add);
        autosave.whenKept(() -> made.add("nothing to keep"));
        autosave.changed();
        autosave.whenKept(() -> made.add("first"));
        assertThat(made).containsExactly("nothing to keep");
        paint();
        autosave.changed();
        autosave.whenKept(() -> made.add("second"));
        writing.removeFirst().run();
        assertThat(made).as("what came later is not there yet").containsExactly("nothing to keep", "first");
        writing.removeFirst().run();
        assertThat(made).containsExactly("nothing to keep", "first", "second");
        assertThat(levels(reopened(kept).layer())).isEqualTo(mask().raster().levels());
    }

    @Test
    void theMasksOfAPictureThatIsGoneWaitForOneTheyFit() throws Exception {
        document.choose(picture("a.png", 64, 64));
        paint();
        DocumentFile kept = new DocumentFile(folder);
        Autosave autosave = autosave(kept, Runnable::run, Runnable::run);
        autosave.changed();
        Files.delete(Objects.requireNonNull(kept.read().orElseThrow().picture()));
        DocumentModel another = reopened(kept);
        assertThat(problems).hasSize(1);
        assertThat(another.actingProperty().get()).isFalse();
        another.choose(picture("moved.png", 64, 64));
        assertThat(another.actingProperty().get()).isTrue();
    }

    @Test
    void theEndOfTheProgramKeepsWhatChangedLast() throws Exception {
        document.choose(picture("a.png", 64, 64));
        DocumentFile kept = new DocumentFile(folder);
        Autosave autosave = autosave(kept, _ -> {}, Runnable::run);
        paint();
        autosave.changed();
        autosave.close();
        assertThat(levels(reopened(kept).layer())).isEqualTo(mask().raster().levels());
    }

    @Test
    void aDamagedHistoryCostsNoMask() throws Exception {
        document.choose(picture("a.png", 64, 64));
        paint();
        DocumentFile kept = new DocumentFile(folder);
        Autosave autosave = autosave(kept, Runnable::run, Runnable::run);
        autosave.changed();
        Path history = Objects.requireNonNull(
                kept.read().orElseThrow().sheets().getFirst().history());
        byte[] bytes = Files.readAllBytes(history);
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 200; i++) {
            byte[] damaged = i % 2 == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
            if (damaged.length > 0) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(history, damaged);
            MaskLayer layer = reopened(kept).layer();
            assertThat(levels(layer)).isEqualTo(mask().raster().levels());
            layer.undo();
        }
    }

    @Test
    void anEmptiedMaskIsToldFromNone() throws Exception {
        document.choose(picture("a.png", 64, 64));
        assertThat(document.isMaskEmptied()).isFalse();
        paint();
        assertThat(document.isMaskEmptied()).isFalse();
        document.layer().clear();
        assertThat(document.isMaskEmptied()).isTrue();
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
