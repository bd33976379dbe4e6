package app.safelight.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.request.SoftInpainting;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ChangeMaskTest {
    private static final int SIDE = 16;

    @Test
    void whatHasNotChangedIsKept() {
        assertThat(Masks.empty(mask(0, 0.5f, SoftInpainting.USUAL))).isTrue();
    }

    @Test
    void whatHasChangedMuchIsTakenOver() {
        assertThat(mask(10, 0.5f, SoftInpainting.USUAL).at(64, 64, 0)).isGreaterThan(250);
    }

    @Test
    void theThresholdIsWhereHalfOfEachIsSeen() {
        assertThat(mask(0.5f, 0, SoftInpainting.USUAL).at(64, 64, 0)).isBetween(125, 129);
    }

    @Test
    void theMasksInfluenceMakesTheThresholdFollowIt() {
        SoftInpainting followed = new SoftInpainting(1, 0.5, 4, 1, 0.5, 2);
        assertThat(mask(0.5f, 0.9f, followed).at(64, 64, 0)).isGreaterThan(250);
        assertThat(mask(0.5f, 0.0f, followed).at(64, 64, 0)).isLessThan(5);
    }

    @Test
    void aLonePixelSpreadsToItsNeighbourhoodAndNoFurther() {
        float[] distance = new float[SIDE * SIDE];
        distance[8 * SIDE + 8] = 10;
        ChangeMask.Change change = new ChangeMask.Change(SIDE, SIDE, distance, new float[SIDE * SIDE]);
        Pixels mask = ChangeMask.of(change, SoftInpainting.USUAL, 8 * SIDE, 8 * SIDE);
        assertThat(mask.at(68, 68, 0)).isGreaterThan(100);
        assertThat(mask.at(8, 8, 0)).isZero();
    }

    private static Pixels mask(float distance, float repaint, SoftInpainting rules) {
        float[] distances = new float[SIDE * SIDE];
        float[] repaints = new float[SIDE * SIDE];
        Arrays.fill(distances, distance);
        Arrays.fill(repaints, repaint);
        return ChangeMask.of(new ChangeMask.Change(SIDE, SIDE, distances, repaints), rules, 8 * SIDE, 8 * SIDE);
    }
}
