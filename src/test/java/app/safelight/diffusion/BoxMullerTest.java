package app.safelight.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BoxMullerTest {
    private static final int COUNT = 1 << 16;
    private static final double UNIT = 0x1p-32;
    private static final double ANGLE = (float) (2.3283064e-10 * 6.2831855);

    @Test
    void randomWordsGiveTheFloatsOfTheFullFunctions() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 20; i++) {
            check(
                    random.longs(COUNT, 0, 1L << 32).toArray(),
                    random.longs(COUNT, 0, 1L << 32).toArray());
        }
    }

    @Test
    void wordsAtTheEdgesGiveTheFloatsOfTheFullFunctions() {
        long[] firsts = new long[COUNT];
        long[] seconds = new long[COUNT];
        long[] edges = {0, 1L << 22, 1L << 30, 1L << 31, 3L << 30, (1L << 32) - (1L << 22), 1L << 32};
        for (int i = 0; i < COUNT; i++) {
            long shift = i / (long) edges.length - COUNT / (2L * edges.length);
            firsts[i] = Math.clamp(edges[i % edges.length] + shift, 0, (1L << 32) - 1);
            seconds[i] = Math.clamp(edges[(i + i / edges.length) % edges.length] - shift, 0, (1L << 32) - 1);
        }
        check(firsts, seconds);
    }

    private static void check(long[] firsts, long[] seconds) {
        float[] values = new float[COUNT];
        new BoxMuller(COUNT).normal(words(firsts), words(seconds), values, 0, COUNT);
        float[] expected = new float[COUNT];
        for (int i = 0; i < COUNT; i++) {
            double u = (firsts[i] + 0.5) * UNIT;
            double v = seconds[i] * ANGLE + ANGLE / 2;
            expected[i] = (float) (Math.sqrt(-2 * Math.log(u)) * Math.sin(v));
        }
        assertThat(values).containsExactly(expected);
    }

    private static int[] words(long[] values) {
        return LongStream.of(values).mapToInt(word -> (int) word).toArray();
    }
}
