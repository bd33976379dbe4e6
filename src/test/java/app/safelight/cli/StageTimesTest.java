package app.safelight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.request.GenerationEvent;
import app.safelight.request.ModelStage;
import app.safelight.request.Raster;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StageTimesTest {
    private final AtomicLong clock = new AtomicLong();
    private final StageTimes times = new StageTimes(clock::get);

    @Test
    void eachPartCountsFromTheEndOfTheOneBefore() {
        after(1, new GenerationEvent.StageEntered(ModelStage.COND));
        after(2, new GenerationEvent.StageEntered(ModelStage.UNET));
        step(4);
        assertThat(times.open()).isEqualTo(1);
        assertThat(times.text()).isEqualTo(2);
        assertThat(times.firstStep()).isEqualTo(4);
    }

    @Test
    void theMedianLeavesTheFirstStepOut() {
        step(100);
        step(3);
        step(1);
        step(2);
        step(9);
        assertThat(times.medianStep()).hasValue(2.5);
    }

    @Test
    void oneStepHasNoMedian() {
        step(1);
        assertThat(times.medianStep()).isEmpty();
    }

    private void step(int seconds) {
        after(seconds, new GenerationEvent.StepDone(0, 1, 1, 1, new Raster(1, 1, new byte[3])));
    }

    private void after(int seconds, GenerationEvent event) {
        clock.addAndGet(seconds * 1_000_000_000L);
        times.on(event);
    }
}
