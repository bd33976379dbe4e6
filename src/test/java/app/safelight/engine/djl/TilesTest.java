package app.safelight.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.diffusion.Latent;
import app.safelight.residency.Decoding;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TilesTest {
    @Test
    void aPictureThatIsNotCutIsOneTile() {
        assertThat(Tiles.of(Decoding.WHOLE, 100, 200).cut(100, 200)).isFalse();
        assertThat(Tiles.of(Decoding.TILED, 30, 40).cut(30, 40)).isFalse();
        assertThat(Tiles.of(Decoding.TILED, 30, 41).cut(30, 41)).isTrue();
    }

    @Test
    void tilesCoverASideAndOverlapByAtLeastWhatIsAsked() {
        for (long side = 41; side < 300; side++) {
            var starts = Tiles.starts(side, 40, 16);
            assertThat(starts.getFirst()).isZero();
            assertThat(starts.getLast()).isEqualTo(side - 40);
            for (int i = 1; i < starts.size(); i++) {
                assertThat(starts.get(i) - starts.get(i - 1)).isBetween(1L, 24L);
            }
        }
    }

    @Test
    void tilesThatAgreeAreBlendedIntoTheWhole() {
        int height = 50;
        int width = 90;
        float[] values = new float[2 * height * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 97;
        }
        Latent latent = new Latent(2, height, width, values);
        float[] gathered =
                new TiledPlanes(Tiles.of(Decoding.TILED, height, width), 1, 2).gather(latent, Latent::values);
        assertThat(gathered).usingComparatorWithPrecision(1e-4f).containsExactly(values);
    }

    @Test
    void noLineShowsWhereTilesMeet() {
        int side = 64;
        Latent latent = new Latent(1, side, side, new float[side * side]);
        // tiles that differ by 1 from their neighbours: the blend has to climb slowly
        float[] gathered = new TiledPlanes(Tiles.of(Decoding.TILED, side, side), 1, 1)
                .gather(latent, (_, left, tile) -> {
                    float[] flat = new float[tile.values().length];
                    Arrays.fill(flat, left > 0 ? 1 : 0);
                    return flat;
                });
        for (int x = 1; x < side; x++) {
            assertThat(Math.abs(gathered[side * 30 + x] - gathered[side * 30 + x - 1]))
                    .isLessThan(0.13f);
        }
    }
}
