package app.safelight.ui.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DabTest {
    @Test
    void aHardBrushCoversItsDiscAndNothingElse() {
        Dab dab = new Dab(new Brush(21, 1), new Point(50.5, 50.5), new Point(50.5, 50.5));
        for (int y = 0; y < 100; y++) {
            for (int x = 0; x < 100; x++) {
                double distance = Math.hypot(x - 50, y - 50);
                if (distance <= 10) {
                    assertThat(dab.at(x, y)).as("inside at %s, %s", x, y).isEqualTo(255);
                } else if (distance >= 11) {
                    assertThat(dab.at(x, y)).as("outside at %s, %s", x, y).isZero();
                }
            }
        }
    }

    @Test
    void aSoftBrushFadesFromItsCoreOutward() {
        Dab dab = new Dab(new Brush(40, 0.5), new Point(0.5, 0.5), new Point(0.5, 0.5));
        assertThat(dab.at(0, 0)).isEqualTo(255);
        assertThat(dab.at(10, 0)).as("end of the core").isEqualTo(255);
        for (int x = 11; x < 20; x++) {
            assertThat(dab.at(x, 0)).as("at %s", x).isBetween(1, dab.at(x - 1, 0) - 1);
        }
        assertThat(dab.at(21, 0)).isZero();
    }

    @Test
    void theSmallestBrushCoversThePixelItIsOn() {
        Dab dab = new Dab(new Brush(1, 1), new Point(3.5, 4.5), new Point(3.5, 4.5));
        assertThat(dab.at(3, 4)).isEqualTo(255);
        assertThat(dab.at(5, 4)).isZero();
    }

    @Test
    void aLineCoversWhatTheBrushPassesOver() {
        Brush brush = new Brush(10, 1);
        Dab line = new Dab(brush, new Point(20, 20), new Point(60, 50));
        for (int i = 0; i <= 100; i++) {
            Point on = new Point(20, 20).towards(new Point(60, 50), i / 100.0);
            assertThat(line.at((int) on.x(), (int) on.y())).isEqualTo(255);
        }
        assertThat(line.at(60, 20)).isZero();
        assertThat(line.at(70, 58)).as("beyond the end").isZero();
    }

    @Test
    void nothingIsCoveredOutsideTheArea() {
        Dab line = new Dab(new Brush(33, 0.2), new Point(40.3, 41.7), new Point(77.1, 30.2));
        Area area = line.area();
        for (int y = 0; y < 120; y++) {
            for (int x = 0; x < 120; x++) {
                boolean inside = x >= area.left() && x < area.right() && y >= area.top() && y < area.bottom();
                if (!inside) {
                    assertThat(line.at(x, y)).isZero();
                }
            }
        }
    }

    @Test
    void aBrushOutOfRangeIsNamed() {
        assertThatThrownBy(() -> new Brush(0, 1)).hasMessage("size 0.0 is not from 1 to 4096");
        assertThatThrownBy(() -> new Brush(5, 1.5)).hasMessage("hardness 1.5 is not from 0 to 1");
    }
}
