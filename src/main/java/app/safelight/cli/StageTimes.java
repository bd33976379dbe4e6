package app.safelight.cli;

import app.safelight.engine.GenerationListener;
import app.safelight.request.GenerationEvent;
import app.safelight.request.ImageSize;
import app.safelight.request.ModelStage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// How long each part of making one picture took, in seconds, from what the engine tells on its way.
final class StageTimes implements GenerationListener {
    private static final double NANOS = 1e9;

    private final LongSupplier nanoTime;
    private final long begin;
    private final Map<ModelStage, Long> entered = new EnumMap<>(ModelStage.class);
    private final List<Long> steps = new ArrayList<>();
    private long end;
    private @Nullable ImageSize size;

    /// Begins to measure.
    ///
    /// @param nanoTime a clock
    StageTimes(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        begin = nanoTime.getAsLong();
    }

    @Override
    public void on(GenerationEvent event) {
        long now = nanoTime.getAsLong();
        switch (event) {
            case GenerationEvent.StageEntered stage -> entered.put(stage.stage(), now);
            case GenerationEvent.StepDone _ -> steps.add(now);
            case GenerationEvent.MemoryChanged _,
                    GenerationEvent.Planned _,
                    GenerationEvent.Measured _,
                    GenerationEvent.EngineRestarted _,
                    GenerationEvent.Remarked _ -> {
                // no moment that is measured
            }
            case GenerationEvent.PictureDone done -> {
                end = now;
                size = done.request().size();
            }
        }
    }

    /// Size of the picture.
    ImageSize size() {
        return Objects.requireNonNull(size, "no picture is done");
    }

    /// Until the text encoder was due: engine started, file opened.
    double open() {
        return seconds(begin, at(ModelStage.COND));
    }

    /// Until the UNet was due.
    double text() {
        return seconds(at(ModelStage.COND), at(ModelStage.UNET));
    }

    /// The first step, which loads the weights.
    double firstStep() {
        return seconds(at(ModelStage.UNET), steps.getFirst());
    }

    /// The median of all steps but the first.
    OptionalDouble medianStep() {
        double[] times = new double[steps.size() - 1];
        for (int i = 0; i < times.length; i++) {
            times[i] = seconds(steps.get(i), steps.get(i + 1));
        }
        Arrays.sort(times);
        return times.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Spread.of(times).median());
    }

    /// From the last step to the picture.
    double decode() {
        return seconds(steps.getLast(), end);
    }

    private long at(ModelStage stage) {
        return Objects.requireNonNull(entered.get(stage), () -> stage + " was not entered");
    }

    private static double seconds(long from, long to) {
        return (to - from) / NANOS;
    }
}
