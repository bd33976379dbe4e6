package app.safelight.ui.run;

import app.safelight.request.GenerationEvent;
import java.util.function.LongSupplier;

/// Times the steps of one job, as a running mean that forgets old ones. The first step of a picture, in which the model
/// is loaded, counts only until another is known.
final class StepClock {
    private static final double NEWEST_SHARE = 0.3;

    private final LongSupplier nanoTime;
    private long last;
    private double perStep;
    private boolean settled;

    StepClock(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        last = nanoTime.getAsLong();
    }

    /// A stage begins: time spent before it belongs to no step.
    void restart() {
        last = nanoTime.getAsLong();
    }

    RunProgress on(GenerationEvent.StepDone event) {
        long now = nanoTime.getAsLong();
        double seconds = (now - last) / 1e9;
        last = now;
        boolean first = event.step() == 1;
        if (!settled) {
            perStep = seconds;
            settled = !first;
        } else if (!first) {
            perStep += NEWEST_SHARE * (seconds - perStep);
        }
        return new RunProgress(event.picture(), event.pictures(), event.step(), event.steps(), perStep);
    }
}
