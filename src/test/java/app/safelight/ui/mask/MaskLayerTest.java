package app.safelight.ui.mask;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.request.MaskRaster;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MaskLayerTest {
    private static final Brush BRUSH = new Brush(30, 0.6);

    private final MaskLayer layer = new MaskLayer();

    private void open(Mask mask) {
        MaskSheet sheet = new MaskSheet();
        sheet.take(mask);
        layer.open(sheet);
    }

    private static Point point(SplittableRandom random, int side) {
        return new Point(random.nextDouble(side), random.nextDouble(side));
    }

    private void scribble(SplittableRandom random, int side) {
        Ink ink = random.nextBoolean() ? Ink.PAINT : Ink.ERASE;
        Point from = point(random, side);
        BrushGesture stroke = new BrushGesture(layer, ink, BRUSH, 0, from, from);
        for (int i = 0; i < 5; i++) {
            stroke.drag(point(random, side), Set.of());
        }
        stroke.finish();
    }

    private byte[] levels() {
        return Objects.requireNonNull(layer.maskProperty().get()).raster().levels();
    }

    @Test
    void everyStrokeIsTakenBackAndBroughtAboutAnewToTheByte() {
        open(new Mask(300, 300));
        SplittableRandom random = new SplittableRandom(7);
        List<byte[]> states = new ArrayList<>();
        states.add(levels());
        for (int i = 0; i < 40; i++) {
            if (i % 10 == 9) {
                layer.invert();
            } else {
                scribble(random, 300);
            }
            states.add(levels());
        }
        for (int i = 39; i >= 0; i--) {
            layer.undo();
            assertThat(Arrays.equals(levels(), states.get(i)))
                    .as("after undo to %s", i)
                    .isTrue();
        }
        assertThat(layer.undoableProperty().get()).isFalse();
        for (int i = 1; i <= 40; i++) {
            layer.redo();
            assertThat(Arrays.equals(levels(), states.get(i)))
                    .as("after redo to %s", i)
                    .isTrue();
        }
        assertThat(layer.redoableProperty().get()).isFalse();
    }

    @Test
    void aNewEditForgetsWhatWasTakenBack() {
        open(new Mask(64, 64));
        layer.fill();
        layer.undo();
        layer.edit(Ink.PAINT, new Area(0, 0, 2, 2), Coverage.FULL);
        assertThat(layer.redoableProperty().get()).isFalse();
        layer.redo();
        assertThat(levels()[3]).isZero();
    }

    @Test
    void anEditThatChangesNothingIsNotRemembered() {
        open(new Mask(64, 64));
        layer.edit(Ink.ERASE, new Area(0, 0, 64, 64), Coverage.FULL);
        assertThat(layer.undoableProperty().get()).isFalse();
    }

    @Test
    void anEditGivenUpLeavesNoTrace() {
        open(new Mask(64, 64));
        layer.begin();
        layer.apply(Ink.PAINT, new Area(5, 5, 9, 9), Coverage.FULL);
        layer.cancel();
        assertThat(levels()).containsOnly(0);
        assertThat(layer.paintedProperty().get()).isFalse();
        assertThat(layer.undoableProperty().get()).isFalse();
    }

    @Test
    void theMaskKnowsWhetherAnythingIsPainted() {
        open(new Mask(64, 64));
        assertThat(layer.paintedProperty().get()).isFalse();
        layer.edit(Ink.PAINT, new Area(0, 0, 2, 2), Coverage.FULL);
        assertThat(layer.paintedProperty().get()).isTrue();
        layer.undo();
        assertThat(layer.paintedProperty().get()).isFalse();
        layer.redo();
        layer.clear();
        assertThat(layer.paintedProperty().get()).isFalse();
    }

    @Test
    void aStrokeOnALargeMaskTouchesOnlyItsSurroundings() {
        open(new Mask(4096, 4096));
        List<Area> changed = new ArrayList<>();
        layer.watch(changed::add);
        BrushGesture stroke =
                new BrushGesture(layer, Ink.PAINT, BRUSH, 0, new Point(2000, 2000), new Point(2000, 2000));
        stroke.drag(new Point(2040, 2010), Set.of());
        stroke.finish();
        Area all = changed.stream().reduce(Area.NONE, Area::with);
        assertThat(all).isEqualTo(new Area(1984, 1984, 2056, 2026));
        layer.undo();
        assertThat(changed.getLast()).isEqualTo(all);
    }

    @Test
    void aLongLineIsDrawnInPiecesThatStayCloseToIt() {
        open(new Mask(4096, 4096));
        List<Area> changed = new ArrayList<>();
        layer.watch(changed::add);
        new BrushGesture(layer, Ink.PAINT, BRUSH, 0, new Point(10, 10), new Point(4000, 4000)).finish();
        long pixels = changed.stream()
                .mapToLong(area -> (long) area.width() * area.height())
                .sum();
        assertThat(pixels).isLessThan(1_500_000);
    }

    @Test
    void replacingTouchesOnlyWhatDiffers() {
        open(new Mask(500, 400));
        byte[] other = new byte[500 * 400];
        other[70 * 500 + 30] = 9;
        other[90 * 500 + 45] = (byte) 255;
        List<Area> changed = new ArrayList<>();
        layer.watch(changed::add);
        layer.replace(new MaskRaster(500, 400, other));
        assertThat(changed).containsExactly(new Area(30, 70, 46, 91));
        assertThat(levels()).isEqualTo(other);
    }

    @Test
    void fiveHundredStrokesFitIntoTheHistory() {
        Mask mask = new Mask(2048, 2048);
        open(mask);
        SplittableRandom random = new SplittableRandom(3);
        MaskHistory history = new MaskHistory(64 << 20);
        for (int i = 0; i < 500; i++) {
            MaskEdit edit = new MaskEdit(mask);
            Point last = point(random, 2048);
            for (int j = 0; j < 6; j++) {
                Point next = new Point(last.x() + random.nextInt(-150, 150), last.y() + random.nextInt(-150, 150));
                Dab dab = new Dab(new Brush(100, 0.5), last, next);
                edit.apply(random.nextInt(3) == 0 ? Ink.ERASE : Ink.PAINT, dab.area(), dab);
                last = next;
            }
            history.add(edit.finish());
        }
        assertThat(history.size()).isEqualTo(500);
        assertThat(history.bytes()).isLessThan(64 << 20);
        for (int i = 0; i < 500; i++) {
            assertThat(history.undo(mask)).isPresent();
        }
        assertThat(mask.isEmpty()).isTrue();
    }

    @Test
    void theOldestChangesAreForgottenWhereMemoryIsShort() {
        Mask mask = new Mask(512, 512);
        MaskHistory history = new MaskHistory(5000);
        for (int i = 0; i < 50; i++) {
            MaskEdit edit = new MaskEdit(mask);
            Dab dab = new Dab(new Brush(60, 0), new Point(10 * i, 200), new Point(10 * i, 250));
            edit.apply(Ink.INVERT, dab.area(), dab);
            history.add(edit.finish());
        }
        assertThat(history.bytes()).isLessThanOrEqualTo(5000);
        assertThat(history.size()).isBetween(1, 49);
    }
}
