package app.safelight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.engine.EngineException;
import app.safelight.engine.LocalEngine;
import app.safelight.engine.djl.DjlBackend;
import app.safelight.request.ArgbPicture;
import app.safelight.request.GenerationRequest;
import app.safelight.request.Inpainting;
import app.safelight.request.MaskRaster;
import app.safelight.request.Outpainting;
import app.safelight.request.PaintedArea;
import app.safelight.request.ProgramVersion;
import app.safelight.request.Raster;
import app.safelight.residency.Ledger;
import app.safelight.store.DocumentFile;
import app.safelight.store.KeptDocument;
import app.safelight.store.MaskFile;
import app.safelight.store.PictureFile;
import app.safelight.store.PictureInput;
import app.safelight.store.StoreException;
import app.safelight.ui.canvas.Shown;
import app.safelight.ui.mask.Area;
import app.safelight.ui.mask.Brush;
import app.safelight.ui.mask.CropFrame;
import app.safelight.ui.mask.DocumentModel;
import app.safelight.ui.mask.Mask;
import app.safelight.ui.mask.Tool;
import app.safelight.ui.run.JobQueue;
import app.safelight.ui.run.JobState;
import app.safelight.ui.run.Made;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person does with a picture to start from and a mask, on JavaFX's headless platform.
class PaintingJourneyTest {
    private static final int SIDE = 128;
    private static final int REACH = 10;
    private static final byte[] NOTHING = new byte[SIDE * SIDE];

    @TempDir
    private Path home;

    /// Compares without printing thousands of numbers.
    private static void same(byte[] levels, byte[] expected) {
        assertThat(Arrays.mismatch(levels, expected))
                .as("first byte that differs")
                .isEqualTo(-1);
    }

    private Path noise(String name, int width, int height) throws StoreException {
        byte[] rgb = new byte[3 * width * height];
        new SplittableRandom(11).nextBytes(rgb);
        Path file = home.resolve(name);
        PictureFile.write(file, new Raster(width, height, rgb), "");
        return file;
    }

    private static Bench start(Bench bench, Path picture) throws Exception {
        Toolkit.run(() -> document(bench).choose(picture));
        Toolkit.waitFor(() -> bench.model.shownProperty().get() instanceof Shown.Start);
        return bench;
    }

    private static DocumentModel document(Bench bench) {
        return bench.model.painting().document();
    }

    private static Mask mask(Bench bench) {
        return Objects.requireNonNull(document(bench).layer().maskProperty().get());
    }

    private static byte[] levels(Bench bench) throws Exception {
        return Toolkit.call(() -> mask(bench).raster().levels());
    }

    @Test
    void aMaskIsPaintedWithMouseAndKeysAndTakenBack() throws Exception {
        try (Bench bench = start(Bench.open(new SlowEngine(), home), noise("garden.png", SIDE, SIDE))) {
            Hand hand = new Hand(bench, SIDE);
            hand.type(KeyCode.B);
            hand.drag(MouseButton.PRIMARY, 30, 64, 100, 64);
            byte[] painted = levels(bench);
            assertThat(painted[64 * SIDE + 60] & 0xFF).isEqualTo(255);
            assertThat(painted[10 * SIDE + 10]).isZero();
            assertThat(bench.find("start-about", Label.class).getText()).contains("only the mask");

            hand.drag(MouseButton.SECONDARY, 60, 64, 61, 64);
            assertThat(levels(bench)[64 * SIDE + 60])
                    .as("the right button erases")
                    .isZero();
            hand.type(KeyCode.Z, KeyCode.CONTROL);
            same(levels(bench), painted);
            hand.type(KeyCode.Z, KeyCode.CONTROL);
            same(levels(bench), NOTHING);
            hand.type(KeyCode.Z, KeyCode.CONTROL, KeyCode.SHIFT);
            same(levels(bench), painted);

            hand.type(KeyCode.X);
            assertThat(bench.model.painting().painter().toolProperty().get()).isEqualTo(Tool.ERASER);
            hand.drag(MouseButton.PRIMARY, 60, 64, 61, 64);
            assertThat(levels(bench)[64 * SIDE + 60]).isZero();
            hand.type(KeyCode.I, KeyCode.CONTROL);
            assertThat(levels(bench)[64 * SIDE + 60] & 0xFF).isEqualTo(255);
            assertThat(levels(bench)[10 * SIDE + 10] & 0xFF).isEqualTo(255);
        }
    }

    @Test
    void thePictureIsMovedAndZoomedInMidStroke() throws Exception {
        try (Bench bench = start(Bench.open(new SlowEngine(), home), noise("garden.png", SIDE, SIDE))) {
            Hand hand = new Hand(bench, SIDE);
            hand.type(KeyCode.B);
            Toolkit.run(() ->
                    bench.model.painting().painter().brush().sizeProperty().set(6));
            hand.press(MouseButton.PRIMARY, 20, 64);
            hand.move(40, 64);
            hand.hold(KeyCode.SPACE);
            hand.moveScreen(0, 60);
            hand.letGo(KeyCode.SPACE);
            hand.scroll(3);
            hand.moveScreen(30, 0);
            hand.release(MouseButton.PRIMARY);
            byte[] painted = levels(bench);
            assertThat(painted[64 * SIDE + 30] & 0xFF).isEqualTo(255);
            assertThat(painted[64 * SIDE + 42] & 0xFF).as("the stroke went on").isEqualTo(255);
            assertThat(painted[80 * SIDE + 40]).as("moving painted nothing").isZero();
            assertThat(Toolkit.call(
                            () -> document(bench).layer().undoableProperty().get()))
                    .isTrue();
            hand.type(KeyCode.Z, KeyCode.CONTROL);
            same(levels(bench), NOTHING);
        }
    }

    @Test
    void everyPixelOutsideTheBlurredMaskIsTheOriginals() throws Exception {
        Path model = Path.of("presets/pocket-garden.safetensors");
        try (LocalEngine engine = new LocalEngine(
                        () -> DjlBackend.start(new Ledger()), model, ProgramVersion.text(), PaintingJourneyTest::read);
                Bench bench = start(Bench.open(engine, home), noise("garden.png", SIDE, SIDE))) {
            Hand hand = new Hand(bench, SIDE);
            hand.type(KeyCode.B);
            Toolkit.run(() ->
                    bench.model.painting().painter().brush().sizeProperty().set(20));
            hand.drag(MouseButton.PRIMARY, 50, 50, 70, 60);
            Toolkit.run(() -> bench.find("steps", TextField.class).setText("4"));
            byte[] painted = levels(bench);
            hand.type(KeyCode.ENTER, KeyCode.CONTROL);
            Toolkit.waitFor(() -> bench.model.shownProperty().get() instanceof Shown.Picture);

            Shown.Picture shown = (Shown.Picture) bench.model.shownProperty().get();
            byte[] made = shown.raster().rgb();
            int[] original = read(home.resolve("garden.png")).argb();
            int changed = 0;
            for (int i = 0; i < original.length; i++) {
                boolean same = rgb(made, i) == (original[i] & 0xFFFFFF);
                if (!near(painted, SIDE, i % SIDE, i / SIDE)) {
                    assertThat(same).as("pixel %s", i).isTrue();
                } else {
                    changed += same ? 0 : 1;
                }
            }
            assertThat(changed).as("pixels made anew").isGreaterThan(300);
            assertThat(Toolkit.call(() -> bench.find("start-strip", Node.class).isVisible()))
                    .as("the mask that acts is not out of sight")
                    .isTrue();
            hand.type(KeyCode.B);
            Toolkit.run(() -> bench.find("show-start", Button.class).fire());
            hand.type(KeyCode.Z, KeyCode.CONTROL);
            same(levels(bench), NOTHING);
        }
    }

    @Test
    void onlyTheMaskedAreaIsWorkedOnAndThePictureKeepsItsSize() throws Exception {
        Path picture = noise("wide.png", 300, 211);
        try (LocalEngine engine = new LocalEngine(
                        () -> DjlBackend.start(new Ledger()),
                        Path.of("presets/pocket-garden.safetensors"),
                        ProgramVersion.text(),
                        PaintingJourneyTest::read);
                Bench bench = start(Bench.open(engine, home), picture)) {
            Toolkit.run(() -> {
                bench.find("width", TextField.class).setText("64");
                bench.find("height", TextField.class).setText("64");
                bench.find("steps", TextField.class).setText("3");
                bench.model.request().start().areaProperty().set(PaintedArea.ONLY_MASKED);
            });
            Hand hand = new Hand(bench, 300);
            hand.type(KeyCode.B);
            Toolkit.run(() ->
                    bench.model.painting().painter().brush().sizeProperty().set(20));
            hand.drag(MouseButton.PRIMARY, 50, 50, 60, 60);
            Toolkit.waitFor(() -> frame(bench) != null);
            Area first = Toolkit.call(() -> Objects.requireNonNull(frame(bench)).area());
            assertThat(first.left()).isBetween(0, 20);
            hand.drag(MouseButton.PRIMARY, 120, 80, 121, 80);
            Toolkit.waitFor(() -> Objects.requireNonNull(frame(bench)).area().right() > 160);
            byte[] painted = levels(bench);

            hand.type(KeyCode.ENTER, KeyCode.CONTROL);
            Toolkit.waitFor(() -> bench.model.shownProperty().get() instanceof Shown.Picture);
            Raster made = ((Shown.Picture) bench.model.shownProperty().get()).raster();
            assertThat(made.width()).isEqualTo(300);
            assertThat(made.height()).isEqualTo(211);
            int[] original = read(picture).argb();
            int changed = 0;
            for (int i = 0; i < original.length; i++) {
                boolean same = rgb(made.rgb(), i) == (original[i] & 0xFFFFFF);
                if (!near(painted, 300, i % 300, i / 300)) {
                    assertThat(same).as("pixel %s", i).isTrue();
                } else {
                    changed += same ? 0 : 1;
                }
            }
            assertThat(changed).as("pixels made anew").isGreaterThan(300);
        }
    }

    private static @Nullable CropFrame frame(Bench bench) {
        return bench.model.painting().painter().frame().frameProperty().get();
    }

    private static ArgbPicture read(Path file) throws EngineException {
        try {
            return PictureInput.read(file);
        } catch (StoreException e) {
            throw new EngineException(String.valueOf(e.getMessage()), e);
        }
    }

    private static int rgb(byte[] rgb, int pixel) {
        return ((rgb[3 * pixel] & 0xFF) << 16) | ((rgb[3 * pixel + 1] & 0xFF) << 8) | (rgb[3 * pixel + 2] & 0xFF);
    }

    /// Whether anything is painted so near that the usual blur reaches the pixel.
    private static boolean near(byte[] painted, int width, int x, int y) {
        int height = painted.length / width;
        for (int v = Math.max(y - REACH, 0); v <= Math.min(y + REACH, height - 1); v++) {
            for (int u = Math.max(x - REACH, 0); u <= Math.min(x + REACH, width - 1); u++) {
                if (painted[v * width + u] != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void aQueuedRequestKeepsItsMaskWhilePaintingGoesOn() throws Exception {
        SlowEngine engine = new SlowEngine();
        try (Bench bench = start(Bench.open(engine, home), noise("garden.png", SIDE, SIDE))) {
            Toolkit.run(() -> document(bench).layer().fill());
            byte[] then = levels(bench);
            Toolkit.run(bench.model::generate);
            Toolkit.run(() -> document(bench).layer().clear());
            Toolkit.waitFor(() -> engine.requests.size() == 1);
            GenerationRequest request = engine.requests.getFirst();
            Path kept = Path.of(Objects.requireNonNull(
                            Objects.requireNonNull(request.start()).inpainting())
                    .mask());
            assertThat(kept).startsWith(home.resolve("inputs"));
            same(kept(kept), then);
            engine.allowAll();
        }
    }

    @Test
    void onlyWhatCountsIsShownInTheForm() throws Exception {
        try (Bench bench = Bench.open(new SlowEngine(), home)) {
            assertThat(shown(bench, "denoising")).isFalse();
            assertThat(shown(bench, "tools")).isFalse();
            start(bench, noise("garden.png", SIDE, SIDE));
            assertThat(shown(bench, "denoising")).isTrue();
            assertThat(shown(bench, "tools")).isTrue();
            assertThat(shown(bench, "mask-blur")).isFalse();
            assertThat(shown(bench, "resize-mode")).isFalse();
            Toolkit.run(() -> bench.find("width", TextField.class).setText("256"));
            assertThat(shown(bench, "resize-mode")).isTrue();
            Toolkit.run(() -> document(bench).layer().fill());
            assertThat(shown(bench, "mask-blur")).isTrue();
            assertThat(shown(bench, "masked-content")).isTrue();
            Toolkit.run(() -> bench.find("clear-start", Button.class).fire());
            assertThat(shown(bench, "denoising")).isFalse();
            assertThat(bench.find("mask-mode", ComboBox.class).getItems().size())
                    .isEqualTo(2);
        }
    }

    private static boolean shown(Bench bench, String id) throws Exception {
        return Toolkit.call(() -> {
            Node node = bench.find(id, Node.class);
            while (node != null && node.isVisible()) {
                node = node.getParent();
            }
            return node == null;
        });
    }

    @Test
    void aMaskThatDoesNotFitIsSaidAndRefused() throws Exception {
        SlowEngine engine = new SlowEngine();
        try (Bench bench = start(Bench.open(engine, home), noise("garden.png", SIDE, SIDE))) {
            Toolkit.run(() -> document(bench).layer().fill());
            Path other = noise("wide.png", 192, 64);
            Toolkit.run(() -> document(bench).choose(other));
            Toolkit.waitFor(() -> shownStart(bench).equals("wide.png"));
            assertThat(bench.find("start-strip-words", Label.class).getText())
                    .isEqualTo("The mask has 128 × 128 pixels, the picture 192 × 64: it does not act.");
            Toolkit.run(bench.model::generate);
            assertThat(engine.requests).isEmpty();
            assertThat(bench.find("notice", Label.class).getText()).startsWith("The mask does not fit");
            Toolkit.run(() -> bench.find("stretch-mask", Button.class).fire());
            assertThat(mask(bench).width()).isEqualTo(192);
            assertThat(shown(bench, "start-strip")).isFalse();
        }
    }

    private static String shownStart(Bench bench) {
        return bench.model.shownProperty().get() instanceof Shown.Start start
                ? start.picture().name()
                : "";
    }

    @Test
    void theDocumentIsThereAgainAfterARestart() throws Exception {
        Path picture = noise("garden.png", SIDE, SIDE);
        byte[] painted;
        try (Bench bench = start(Bench.open(new SlowEngine(), home), picture)) {
            Hand hand = new Hand(bench, SIDE);
            hand.type(KeyCode.B);
            hand.press(MouseButton.PRIMARY, 30, 64);
            hand.move(100, 80);
            painted = levels(bench);
            byte[] expected = painted;
            Toolkit.waitFor(() -> isKept(expected));
        }
        try (Bench bench = Bench.open(new SlowEngine(), home)) {
            Toolkit.waitFor(() -> bench.model.shownProperty().get() instanceof Shown.Start);
            same(levels(bench), painted);
            assertThat(document(bench).actingProperty().get()).isTrue();
        }
    }

    private boolean isKept(byte[] levels) {
        try {
            KeptDocument document = new DocumentFile(home).read().orElse(null);
            Path mask = document == null ? null : document.sheets().getFirst().levels();
            return mask != null && Arrays.equals(kept(mask), levels);
        } catch (StoreException e) {
            return false;
        }
    }

    private static byte[] kept(Path mask) throws StoreException {
        int[] pixels = PictureInput.read(mask).argb();
        byte[] levels = new byte[pixels.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) pixels[i];
        }
        return levels;
    }

    @Test
    void keysThatPaintAreLettersWhereTextIsTyped() throws Exception {
        try (Bench bench = start(Bench.open(new SlowEngine(), home), noise("garden.png", SIDE, SIDE))) {
            Hand hand = new Hand(bench, SIDE);
            Toolkit.run(() -> document(bench).layer().fill());
            Toolkit.run(() -> bench.find("prompt", TextArea.class).requestFocus());
            hand.type(KeyCode.B);
            hand.type(KeyCode.Z, KeyCode.CONTROL);
            assertThat(bench.model.painting().painter().toolProperty().get()).isEqualTo(Tool.HAND);
            assertThat(mask(bench).isEmpty()).isFalse();
        }
    }

    @Test
    void aMaskIsPaintedByKeysAlone() throws Exception {
        try (Bench bench = start(Bench.open(new SlowEngine(), home), noise("garden.png", SIDE, SIDE))) {
            Hand hand = new Hand(bench, SIDE);
            hand.type(KeyCode.B);
            hand.type(KeyCode.OPEN_BRACKET, KeyCode.SHIFT);
            hand.type(KeyCode.CLOSE_BRACKET);
            assertThat(bench.model.painting().painter().brush().brush()).isEqualTo(new Brush(53, 0.9));
            hand.type(KeyCode.RIGHT);
            hand.type(KeyCode.ENTER);
            for (int i = 0; i < 10; i++) {
                hand.type(KeyCode.DOWN);
            }
            hand.type(KeyCode.ENTER);
            hand.type(KeyCode.RIGHT);
            byte[] painted = levels(bench);
            assertThat(painted[(SIDE / 2 + 10) * SIDE + SIDE / 2] & 0xFF).isEqualTo(255);
            hand.type(KeyCode.Z, KeyCode.CONTROL);
            same(levels(bench), NOTHING);
        }
    }

    @Test
    void escapeGivesUpTheStrokeBeforeItStopsTheWork() throws Exception {
        SlowEngine engine = new SlowEngine();
        try (Bench bench = start(Bench.open(engine, home), noise("garden.png", SIDE, SIDE))) {
            Hand hand = new Hand(bench, SIDE);
            Toolkit.run(bench.model::generate);
            Toolkit.waitFor(() -> engine.requests.size() == 1);
            Toolkit.run(bench.model::showStart);
            hand.type(KeyCode.L);
            hand.press(MouseButton.PRIMARY, 30, 64);
            hand.move(100, 80);
            hand.type(KeyCode.ESCAPE);
            hand.release(MouseButton.PRIMARY);
            same(levels(bench), NOTHING);
            assertThat(bench.model.queue().runningProperty().get()).isNotNull();
            hand.type(KeyCode.ESCAPE);
            engine.allowAll();
            Toolkit.waitFor(() -> bench.model.queue().runningProperty().get() == null);
            assertThat(bench.model.queue().jobs().getFirst().getState()).isEqualTo(JobState.CANCELLED);
        }
    }

    @Test
    void whatWasMadeIsComparedWithItsBeginningAndTakenAsTheNext() throws Exception {
        SlowEngine engine = new SlowEngine();
        engine.allowAll();
        try (Bench bench = start(Bench.open(engine, home), noise("garden.png", SIDE, SIDE))) {
            Hand hand = new Hand(bench, SIDE);
            hand.type(KeyCode.B);
            hand.drag(MouseButton.PRIMARY, 50, 50, 70, 60);
            byte[] painted = levels(bench);
            Image begun = Toolkit.call(() -> image(bench));
            Toolkit.run(bench.model::generate);
            Toolkit.waitFor(() -> bench.model.shownProperty().get() instanceof Shown.Picture);
            Image made = Toolkit.call(() -> image(bench));
            assertThat(made).isNotSameAs(begun);
            hand.hold(KeyCode.C);
            assertThat(Toolkit.call(() -> image(bench))).isSameAs(begun);
            hand.letGo(KeyCode.C);
            assertThat(Toolkit.call(() -> image(bench))).isSameAs(made);
            Toolkit.run(() -> bench.find("split", ToggleButton.class).fire());
            hand.move(64, 64);
            Toolkit.waitFor(() -> bench.find("split-view", Node.class).isVisible());
            Point2D left = hand.window(20, 20);
            Point2D right = hand.window(100, 20);
            Raster halves = bench.shot();
            Toolkit.run(() -> bench.find("split", ToggleButton.class).fire());
            Raster whole = bench.shot();
            assertThat(colour(halves, left)).as("what it was made of").isNotEqualTo(colour(whole, left));
            assertThat(colour(halves, right)).as("what was made").isEqualTo(colour(whole, right));
            hand.type(KeyCode.U, KeyCode.CONTROL);
            Toolkit.waitFor(() -> bench.model.shownProperty().get() instanceof Shown.Start);
            assertThat(shownStart(bench)).isNotEqualTo("garden.png");
            same(levels(bench), painted);
            assertThat(document(bench).actingProperty().get()).isTrue();
        }
    }

    @Test
    void candidatesAreSeenSideBySideAndOneIsTheNextBase() throws Exception {
        SlowEngine engine = new SlowEngine();
        engine.allowAll();
        try (Bench bench = start(Bench.open(engine, home), noise("garden.png", SIDE, SIDE))) {
            Toolkit.run(() -> document(bench).layer().fill());
            Toolkit.run(() -> bench.find("count", TextField.class).setText("3"));
            Toolkit.run(bench.model::generate);
            Toolkit.waitFor(() -> bench.model.review().candidates().size() == 3);
            assertThat(shown(bench, "review")).isTrue();
            Hand hand = new Hand(bench, SIDE);
            hand.type(KeyCode.V);
            assertThat(Toolkit.call(() -> bench.find("side-by-side-view", Pane.class)
                            .getChildren()
                            .size()))
                    .isEqualTo(3);
            Made second = bench.model.review().candidates().get(1);
            Toolkit.run(() ->
                    bench.find("candidates", ListView.class).getSelectionModel().select(0));
            Toolkit.run(() -> bench.find("discard", Button.class).fire());
            assertThat(bench.model.review().candidates()).hasSize(2);
            assertThat(bench.model.review().selectedProperty().get()).isSameAs(second);
            assertThat(bench.model.shownProperty().get().file()).isEqualTo(second.file());
            Toolkit.run(() -> bench.find("use-candidate", Button.class).fire());
            Toolkit.waitFor(() -> bench.model.shownProperty().get() instanceof Shown.Start);
            assertThat(shownStart(bench))
                    .isEqualTo(
                            String.valueOf(Objects.requireNonNull(second.file()).getFileName()));
            assertThat(document(bench).actingProperty().get()).isTrue();
            assertThat(shown(bench, "review")).isFalse();
        }
    }

    @Test
    void anEdgeDrawnOutwardsLetsThePictureGrow() throws Exception {
        SlowEngine engine = new SlowEngine();
        try (Bench bench = start(Bench.open(engine, home), noise("garden.png", SIDE, SIDE))) {
            Toolkit.run(() -> bench.find("zoom-out", Button.class).fire());
            Rest.await(bench.window.node());
            Hand hand = new Hand(bench, SIDE);
            hand.drag(MouseButton.PRIMARY, SIDE, 64, SIDE + 15, 64);
            assertThat(bench.find("grow-right", TextField.class).getText()).isEqualTo("16");
            assertThat(shown(bench, "grow-frame")).isTrue();
            Toolkit.run(bench.model::generate);
            Toolkit.waitFor(() -> engine.requests.size() == 1);
            Toolkit.run(bench.model::showStart);
            Inpainting asked = Objects.requireNonNull(
                    Objects.requireNonNull(engine.requests.getFirst().start()).inpainting());
            assertThat(asked.rules().outpainting()).isEqualTo(new Outpainting(0, 0, 16, 0));
            assertThat(asked.mask()).isEmpty();
            hand.drag(MouseButton.PRIMARY, SIDE + 16, 64, SIDE - 30, 64);
            assertThat(shown(bench, "grow-frame")).isFalse();
            engine.allowAll();
            Toolkit.waitFor(() -> bench.model.queue().runningProperty().get() == null);
        }
    }

    @Test
    void aRunIsHeldPaintedIntoAndGoesOn() throws Exception {
        Path picture = noise("garden.png", 64, 64);
        try (LocalEngine engine = new LocalEngine(
                        () -> DjlBackend.start(new Ledger()),
                        Path.of("presets/pocket-garden.safetensors"),
                        ProgramVersion.text(),
                        PaintingJourneyTest::read);
                Bench bench = start(Bench.open(engine, home), picture)) {
            JobQueue queue = bench.model.queue();
            Toolkit.run(() -> bench.find("steps", TextField.class).setText("100"));
            Toolkit.run(bench.model::generate);
            Toolkit.waitFor(() -> queue.facts().progressProperty().get().step() >= 2);
            Toolkit.run(() -> bench.find("pause", Button.class).fire());
            Toolkit.waitFor(() -> queue.pausedProperty().get() != null);
            int held = Toolkit.call(() -> queue.facts().progressProperty().get().step());
            assertThat(bench.find("notice", Label.class).getText()).startsWith("Paused after step " + held);
            assertThat(shownStart(bench)).isEqualTo("garden.png");
            assertThat(queue.madeProperty().get()).isNull();

            Toolkit.run(() -> document(bench).layer().fill());
            Toolkit.run(bench.model::dismissNotice); // it lies over the picture
            Hand hand = new Hand(bench, 64);
            hand.type(KeyCode.R);
            hand.drag(MouseButton.SECONDARY, 0, 0, 64, 32);
            byte[] painted = levels(bench);
            assertThat(painted[64 * 16 + 32]).isZero();
            Toolkit.run(() -> bench.find("pause", Button.class).fire());
            Toolkit.waitFor(() -> queue.madeProperty().get() != null);
            assertThat(queue.jobs()).hasSize(1);
            Raster made = Objects.requireNonNull(queue.madeProperty().get()).raster();
            int[] original = read(picture).argb();
            int changed = 0;
            for (int i = 0; i < original.length; i++) {
                boolean same = rgb(made.rgb(), i) == (original[i] & 0xFFFFFF);
                changed += same ? 0 : 1;
                assertThat(same || near(painted, 64, i % 64, i / 64))
                        .as("pixel %s", i)
                        .isTrue();
            }
            assertThat(changed).as("pixels made anew").isGreaterThan(1000);
        }
    }

    @Test
    void anAcceptedCandidateEndsTheChoice() throws Exception {
        SlowEngine engine = new SlowEngine();
        engine.allowAll();
        try (Bench bench = Bench.open(engine, home)) {
            Toolkit.run(() -> bench.find("count", TextField.class).setText("2"));
            Toolkit.run(bench.model::generate);
            Toolkit.waitFor(() -> bench.model.review().candidates().size() == 2);
            Made first = bench.model.review().candidates().getFirst();
            Toolkit.run(() -> bench.model.review().selectedProperty().set(first));
            Toolkit.run(() -> bench.find("accept", Button.class).fire());
            assertThat(shown(bench, "review")).isFalse();
            assertThat(bench.model.shownProperty().get().file()).isEqualTo(first.file());
            assertThat(first.file()).isNotNull();
        }
    }

    private static Image image(Bench bench) {
        return ((ImageView) bench.find("canvas", StackPane.class).lookup(".image-view")).getImage();
    }

    @Test
    void theBrushMakesThePictureShownTheOneToStartFrom() throws Exception {
        SlowEngine engine = new SlowEngine();
        engine.allowAll();
        try (Bench bench = Bench.open(engine, home)) {
            Toolkit.run(bench.model::generate);
            Toolkit.waitFor(() -> bench.model.gallery().pictures().size() == 1);
            Hand hand = new Hand(bench, 256);
            hand.type(KeyCode.B);
            Toolkit.waitFor(() -> bench.model.shownProperty().get() instanceof Shown.Start);
            assertThat(bench.model.painting().painter().toolProperty().get()).isEqualTo(Tool.BRUSH);
        }
    }

    @Test
    void theMaskIsShownOverThePicture() throws Exception {
        try (Bench bench = start(Bench.open(new SlowEngine(), home), noise("garden.png", SIDE, SIDE))) {
            Hand hand = new Hand(bench, SIDE);
            hand.type(KeyCode.B);
            Raster before = bench.shot();
            hand.drag(MouseButton.PRIMARY, 40, 40, 60, 40);
            hand.move(100, 100);
            Point2D at = hand.window(50, 40);
            Toolkit.waitFor(() -> bench.window.node().getScene().getWindow().isShowing());
            Thread.sleep(200);
            Raster after = bench.shot();
            assertThat(colour(after, at)).as("painted").isNotEqualTo(colour(before, at));
            Point2D away = hand.window(50, 90);
            assertThat(colour(after, away)).as("not painted").isEqualTo(colour(before, away));
        }
    }

    private static int colour(Raster raster, Point2D at) {
        return rgb(raster.rgb(), ((int) at.getY()) * raster.width() + ((int) at.getX()));
    }

    @Test
    void aPhotographIsShownAndCanBeStartedFrom() throws Exception {
        Path photograph = home.resolve("photo.jpg");
        ImageIO.write(new BufferedImage(80, 64, BufferedImage.TYPE_INT_RGB), "jpg", photograph.toFile());
        try (Bench bench = Bench.open(new SlowEngine(), home)) {
            Toolkit.run(() -> bench.window.dropped(List.of(photograph.toFile())));
            Toolkit.waitFor(() -> bench.model.shownProperty().get() instanceof Shown.Kept);
            Toolkit.run(() -> bench.find("start-from-shown", Button.class).fire());
            Toolkit.waitFor(() -> shownStart(bench).equals("photo.jpg"));
            assertThat(bench.find("width", TextField.class).getText()).isEqualTo("80");
        }
    }

    @Test
    void aPictureDroppedOnTheFormIsStartedFrom() throws Exception {
        try (Bench bench = Bench.open(new SlowEngine(), home)) {
            Path picture = noise("garden.png", SIDE, SIDE);
            Person person = new Person(bench);
            assertThat(person.drop("start", List.of(picture.toFile()))).isTrue();
            Toolkit.waitFor(() -> shownStart(bench).equals("garden.png"));
        }
    }

    @Test
    void aPictureOf6000By4000IsOpenedAndPaintedOn() throws Exception {
        Path file = home.resolve("large.png");
        byte[] grey = new byte[6000 * 4000];
        Arrays.fill(grey, (byte) 90);
        MaskFile.write(file, new MaskRaster(6000, 4000, grey));
        try (Bench bench = start(Bench.open(new SlowEngine(), home), file)) {
            Hand hand = new Hand(bench, 6000);
            hand.type(KeyCode.B);
            Toolkit.run(() ->
                    bench.model.painting().painter().brush().sizeProperty().set(400));
            hand.drag(MouseButton.PRIMARY, 1000, 2000, 5000, 2100);
            assertThat(mask(bench).at(3000, 2050)).isEqualTo(255);
            assertThat(bench.find("width", TextField.class).getText()).isEqualTo("312");
            bench.snapshot(home.resolve("snapshot.png"));
            Toolkit.run(() -> bench.find("canvas", StackPane.class).requestFocus());
        }
    }
}
