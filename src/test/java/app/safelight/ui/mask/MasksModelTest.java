package app.safelight.ui.mask;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MasksModelTest {
    private final MasksModel masks = new MasksModel();

    MasksModelTest() {
        masks.begin(20, 10);
    }

    private void paint(int left, int right) {
        masks.layer().edit(Ink.PAINT, new Area(left, 0, right, 10), Coverage.FULL);
    }

    private int together(int x) {
        return masks.raster(masks.area()).levels()[x] & 0xFF;
    }

    @Test
    void thePixelOfSeveralMasksIsAsStrongAsTheStrongest() {
        paint(0, 10);
        masks.activeProperty().get().strengthProperty().set(0.4);
        masks.add();
        paint(5, 15);
        masks.activeProperty().get().strengthProperty().set(0.8);
        assertThat(together(2)).isEqualTo(102);
        assertThat(together(7)).isEqualTo(204);
        assertThat(together(12)).isEqualTo(204);
        assertThat(together(17)).isZero();
        assertThat(masks.haveStrengths()).isTrue();
    }

    @Test
    void eachMaskHasItsOwnPast() {
        paint(0, 10);
        MaskSheet first = masks.activeProperty().get();
        masks.add();
        assertThat(masks.layer().undoableProperty().get()).isFalse();
        paint(5, 15);
        masks.select(first);
        masks.layer().undo();
        assertThat(together(2)).isZero();
        assertThat(together(7)).isEqualTo(255);
    }

    @Test
    void aMaskTakenOutComesBackAsItWas() {
        paint(0, 10);
        MaskSheet first = masks.activeProperty().get();
        masks.add();
        masks.remove(first);
        assertThat(masks.act()).isFalse();
        assertThat(masks.lostProperty().get()).isTrue();
        masks.bringBack();
        assertThat(together(2)).isEqualTo(255);
        masks.layer().undo();
        assertThat(masks.act()).isFalse();
        assertThat(masks.lostProperty().get()).isFalse();
    }

    @Test
    void theLastMaskCannotBeTakenOut() {
        masks.remove(masks.activeProperty().get());
        assertThat(masks.sheets()).hasSize(1);
    }

    @Test
    void aMaskWithoutStrengthDoesNotAct() {
        paint(0, 10);
        masks.activeProperty().get().strengthProperty().set(0);
        assertThat(masks.act()).isFalse();
        assertThat(masks.isPainted()).isTrue();
    }

    @Test
    void allAreStretchedTogether() {
        paint(0, 10);
        masks.add();
        paint(10, 20);
        masks.stretch(40, 20);
        masks.sheets()
                .forEach(
                        sheet -> assertThat(sheet.mask()).extracting(Mask::area).isEqualTo(new Area(0, 0, 40, 20)));
    }
}
