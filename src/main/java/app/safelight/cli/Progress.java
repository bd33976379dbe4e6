package app.safelight.cli;

import app.safelight.engine.GenerationListener;
import app.safelight.request.GenerationEvent;
import java.io.PrintWriter;
import java.util.function.LongSupplier;

/// One line on the terminal that says how far the pictures are: a bar, seconds a step, time left.
final class Progress implements GenerationListener, AutoCloseable {
    private static final int BAR = 24;
    private static final double NANOS = 1e9;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private final LongSupplier nanoTime;
    private final boolean watched;
    private long firstStep;
    private long stepsSince;

    /// @param nanoTime a clock
    /// @param watched whether anybody sees it; if not, nothing is written
    Progress(PrintWriter err, LongSupplier nanoTime, boolean watched) {
        this.watched = watched;
        this.err = err;
        this.nanoTime = nanoTime;
    }

    @Override
    public void on(GenerationEvent event) {
        switch (event) {
            case GenerationEvent.StageEntered entered ->
                show(
                        switch (entered.stage()) {
                            case COND -> "reading the prompt";
                            case UNET -> "taking the first step";
                            case FIRST_STAGE -> "turning the result into a picture";
                        });
            case GenerationEvent.StepDone step -> show(describe(step));
            case GenerationEvent.PictureDone _ -> end();
            case GenerationEvent.EngineRestarted _ -> show("starting the engine again");
            case GenerationEvent.Remarked _ -> end();
            case GenerationEvent.MemoryChanged _, GenerationEvent.Planned _, GenerationEvent.Measured _ -> {}
        }
    }

    /// Steps before the first one done are not known, so the time of the first counts only once a second is there.
    private String describe(GenerationEvent.StepDone step) {
        long now = nanoTime.getAsLong();
        StringBuilder line = new StringBuilder();
        if (step.pictures() > 1) {
            line.append("picture %d/%d  ".formatted(step.picture() + 1, step.pictures()));
        }
        int full = BAR * step.step() / step.steps();
        line.append("[%s%s] step %d/%d".formatted("#".repeat(full), ".".repeat(BAR - full), step.step(), step.steps()));
        if (stepsSince == 0) {
            firstStep = now;
        } else {
            double seconds = (now - firstStep) / NANOS / stepsSince;
            long left = step.steps() - step.step() + (long) (step.pictures() - step.picture() - 1) * step.steps();
            line.append("  %.2f s/step  %s left".formatted(seconds, duration(seconds * left)));
        }
        stepsSince++;
        return line.toString();
    }

    private static String duration(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3600
                ? "%d:%02d".formatted(whole / 60, whole % 60)
                : "%d:%02d:%02d".formatted(whole / 3600, whole / 60 % 60, whole % 60);
    }

    private void show(String line) {
        if (watched) {
            err.print(CLEAR_LINE + line);
            err.flush();
        }
    }

    /// Whether any step has been done.
    boolean hasStepped() {
        return stepsSince > 0;
    }

    /// Takes the line away.
    void end() {
        show("");
    }

    @Override
    public void close() {
        end();
    }
}
