package app.safelight.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BrownianPathTest {
    private static final double LOW = 0.029;
    private static final double HIGH = 14.6;
    private static final int SIZE = 24;
    private final AtomicInteger tensors = new AtomicInteger();

    private BrownianPath path() {
        NoiseGenerator philox = new PhiloxNoise();
        NoiseGenerator counted = (seed, draw, values) -> {
            tensors.incrementAndGet();
            philox.fill(seed, draw, values);
        };
        return new BrownianPath(counted, 7, LOW, HIGH, SIZE);
    }

    @Test
    void anIncrementDoesNotDependOnWhatWasAskedBefore() {
        SplittableRandom random = new SplittableRandom(11);
        BrownianPath used = path();
        for (int i = 0; i < 200; i++) {
            double a = random.nextDouble(LOW, HIGH);
            double b = i % 3 == 0 ? a + 1e-6 : random.nextDouble(LOW, HIGH);
            assertThat(used.increment(Math.min(a, b), Math.max(a, b)))
                    .containsExactly(path().increment(Math.min(a, b), Math.max(a, b)));
        }
    }

    @Test
    void anIncrementThatBeginsWhereTheLastEndedMakesOnlyTheWayToItsOtherEnd() {
        BrownianPath path = path();
        path.increment(5, 9);
        int both = tensors.getAndSet(0);
        path.increment(3, 5);
        assertThat(tensors.get()).isBetween(1, both / 2);
    }
}
