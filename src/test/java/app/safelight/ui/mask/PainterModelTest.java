package app.safelight.ui.mask;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.request.MaskRaster;
import app.safelight.store.InputFiles;
import app.safelight.store.MaskFile;
import app.safelight.ui.run.FxDelivery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PainterModelTest {
    private static final Set<Modifier> NOTHING = Set.of();

    private final Path folder;

    private final List<String> problems = new ArrayList<>();
    private final FxDelivery delivery = FxDelivery.to(Runnable::run);
    private final DocumentModel document;
    private final PainterModel painter;

    PainterModelTest(@TempDir Path folder) {
        this.folder = folder;
        document = new DocumentModel(new InputFiles(folder.resolve("inputs")), Runnable::run, delivery, problems::add);
        painter = new PainterModel(document, Runnable::run, delivery);
    }

    @BeforeEach
    void choosePicture() throws Exception {
        Path picture = folder.resolve("picture.png");
        MaskFile.write(picture, new MaskRaster(200, 100, new byte[200 * 100]));
        document.choose(picture);
        painter.brush().sizeProperty().set(10);
    }

    private int at(int x, int y) {
        return Objects.requireNonNull(document.layer().maskProperty().get()).at(x, y);
    }

    private void draw(Set<Modifier> held, Point... points) {
        painter.press(points[0], held, 3);
        for (Point point : points) {
            painter.drag(point, held);
        }
        painter.release();
    }

    private static Point p(double x, double y) {
        return new Point(x, y);
    }

    @Test
    void theBrushPaintsAndTheEraserWipes() {
        painter.toolProperty().set(Tool.BRUSH);
        draw(NOTHING, p(20, 50), p(150, 50));
        assertThat(at(80, 50)).isEqualTo(255);
        painter.toolProperty().set(Tool.ERASER);
        draw(NOTHING, p(80, 50), p(82, 50));
        assertThat(at(80, 50)).isZero();
        assertThat(at(30, 50)).isEqualTo(255);
        painter.undo();
        assertThat(at(80, 50)).isEqualTo(255);
        painter.redo();
        assertThat(at(80, 50)).isZero();
    }

    @Test
    void smoothingSteadiesTheLineAndStillReachesItsEnd() {
        painter.toolProperty().set(Tool.BRUSH);
        painter.brush().sizeProperty().set(4);
        painter.brush().smoothingProperty().set(0.9);
        painter.press(p(20, 50), NOTHING, 3);
        for (int x = 22; x <= 160; x += 2) {
            painter.drag(p(x, x % 4 == 0 ? 30 : 70), NOTHING);
        }
        painter.drag(p(162, 50), NOTHING);
        painter.release();
        assertThat(at(100, 31)).as("the trembling").isZero();
        assertThat(at(100, 69)).as("the trembling").isZero();
        assertThat(at(162, 50)).as("the end").isEqualTo(255);
    }

    @Test
    void theOtherButtonAndAltDoTheOpposite() {
        painter.toolProperty().set(Tool.BRUSH);
        draw(NOTHING, p(20, 50), p(150, 50));
        draw(Set.of(Modifier.SECONDARY), p(40, 50));
        draw(Set.of(Modifier.ALT), p(100, 50));
        assertThat(at(40, 50)).isZero();
        assertThat(at(100, 50)).isZero();
        painter.toolProperty().set(Tool.ERASER);
        draw(Set.of(Modifier.ALT), p(40, 50));
        assertThat(at(40, 50)).isEqualTo(255);
    }

    @Test
    void shiftDrawsStraightOnFromTheLastStroke() {
        painter.toolProperty().set(Tool.BRUSH);
        draw(NOTHING, p(20, 20));
        draw(Set.of(Modifier.SHIFT), p(180, 80));
        assertThat(at(100, 50)).isEqualTo(255);
    }

    @Test
    void aStrokeGoesOnAfterThePictureWasMovedUnderIt() {
        painter.toolProperty().set(Tool.BRUSH);
        painter.press(p(20, 50), NOTHING, 3);
        painter.drag(p(40, 50), NOTHING);
        painter.jump(p(150, 50));
        painter.drag(p(170, 50), NOTHING);
        painter.release();
        assertThat(at(30, 50)).isEqualTo(255);
        assertThat(at(100, 50)).as("nothing on the way").isZero();
        assertThat(at(160, 50)).isEqualTo(255);
        painter.undo();
        assertThat(at(30, 50)).as("one stroke").isZero();
    }

    @Test
    void shiftMakesABoxSquareAndAltCentresIt() {
        painter.toolProperty().set(Tool.RECTANGLE);
        painter.press(p(50, 50), NOTHING, 3);
        painter.drag(p(90, 60), Set.of(Modifier.SHIFT));
        assertThat(painter.outlineProperty().get()).contains(p(90, 90));
        painter.drag(p(70, 60), Set.of(Modifier.ALT));
        painter.release();
        assertThat(at(31, 41)).isEqualTo(255);
        assertThat(at(68, 58)).isEqualTo(255);
        assertThat(at(75, 50)).isZero();
        assertThat(painter.outlineProperty().get()).isEmpty();
    }

    @Test
    void aBoxBegunWithAltWipesAndIsNotCentred() {
        document.layer().fill();
        painter.toolProperty().set(Tool.RECTANGLE);
        draw(Set.of(Modifier.ALT), p(50, 50), p(90, 80));
        assertThat(at(60, 60)).isZero();
        assertThat(at(40, 40)).isEqualTo(255);
    }

    @Test
    void theLassoPaintsWhatItGoesAround() {
        painter.toolProperty().set(Tool.LASSO);
        draw(NOTHING, p(10, 10), p(100, 10), p(100, 90), p(10, 90));
        assertThat(at(50, 50)).isEqualTo(255);
        assertThat(at(150, 50)).isZero();
    }

    @Test
    void thePolygonIsClosedAtItsFirstCorner() {
        painter.toolProperty().set(Tool.POLYGON);
        for (Point corner : List.of(p(10, 10), p(100, 10), p(100, 90))) {
            draw(NOTHING, corner);
            assertThat(painter.draws()).isTrue();
        }
        painter.hover(p(60, 70));
        assertThat(painter.outlineProperty().get()).contains(p(60, 70));
        draw(NOTHING, p(11, 11));
        assertThat(painter.draws()).isFalse();
        assertThat(at(80, 40)).isEqualTo(255);
        assertThat(at(20, 80)).isZero();
    }

    @Test
    void escapeGivesUpWhatIsBeingDrawn() {
        painter.toolProperty().set(Tool.BRUSH);
        painter.press(p(20, 50), NOTHING, 3);
        painter.drag(p(80, 50), NOTHING);
        assertThat(painter.cancel()).isTrue();
        assertThat(at(50, 50)).isZero();
        assertThat(painter.cancel()).isFalse();
    }

    @Test
    void undoInMidStrokeGivesOnlyThatStrokeUp() {
        painter.toolProperty().set(Tool.BRUSH);
        draw(NOTHING, p(20, 20), p(80, 20));
        painter.press(p(20, 80), NOTHING, 3);
        painter.drag(p(80, 80), NOTHING);
        painter.undo();
        assertThat(at(50, 80)).isZero();
        assertThat(at(50, 20)).isEqualTo(255);
    }

    @Test
    void fillPaintsAGap() {
        painter.toolProperty().set(Tool.BRUSH);
        draw(NOTHING, p(40, 20), p(160, 20), p(160, 80), p(40, 80), p(40, 20));
        painter.toolProperty().set(Tool.FILL);
        draw(NOTHING, p(100, 50));
        assertThat(at(100, 50)).isEqualTo(255);
        assertThat(at(10, 10)).isZero();
        painter.undo();
        assertThat(at(100, 50)).isZero();
    }

    @Test
    void workOnAMaskPaintedMeanwhileBeginsAnew() {
        List<Runnable> later = new ArrayList<>();
        PainterModel slow = new PainterModel(document, later::add, delivery);
        document.layer().edit(Ink.PAINT, new Area(10, 10, 20, 20), Coverage.FULL);
        slow.apply(MaskOperation.grow(5));
        document.layer().edit(Ink.PAINT, new Area(100, 10, 110, 20), Coverage.FULL);
        later.removeFirst().run();
        assertThat(at(23, 15)).as("not yet").isZero();
        later.removeFirst().run();
        assertThat(at(23, 15)).isEqualTo(255);
        assertThat(at(113, 15)).isEqualTo(255);
        assertThat(later).isEmpty();
    }

    @Test
    void theHandPaintsNothing() {
        draw(NOTHING, p(20, 50), p(80, 50));
        assertThat(document.layer().paintedProperty().get()).isFalse();
    }

    @Test
    void theBrushGrowsAndHardensInSteps() {
        BrushModel brush = painter.brush();
        brush.sizeProperty().set(100);
        brush.resize(1);
        assertThat(brush.sizeProperty().get()).isEqualTo(110);
        brush.resize(-1);
        assertThat(brush.sizeProperty().get()).isEqualTo(100);
        brush.sizeProperty().set(2);
        brush.resize(1);
        assertThat(brush.sizeProperty().get()).isEqualTo(3);
        brush.resize(-10);
        assertThat(brush.sizeProperty().get()).isEqualTo(Brush.SMALLEST);
        brush.harden(-3);
        assertThat(brush.hardnessProperty().get()).isEqualTo(0.7);
        brush.harden(9);
        assertThat(brush.hardnessProperty().get()).isEqualTo(1);
    }
}
