package app.safelight.ui;

import app.safelight.request.GenerationRequest;
import app.safelight.ui.run.Job;
import app.safelight.ui.run.JobQueue;
import app.safelight.ui.run.RunProgress;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Holds a run after a step, lets a person paint, and has it go on from there with the mask as it is then.
final class Pausing {
    private final JobQueue queue;
    private final Painting painting;
    private final Consumer<Notice> say;

    /// @param show shows the picture to start from
    Pausing(JobQueue queue, Painting painting, Runnable show, Consumer<Notice> say) {
        this.queue = queue;
        this.painting = painting;
        this.say = say;
        queue.pausedProperty().subscribe(job -> {
            if (job != null) {
                RunProgress progress = queue.facts().progressProperty().get();
                boolean paintable = job.request().start() != null;
                String key = paintable ? "notice.paused.paint" : "notice.paused";
                say.accept(Notice.information(key, progress.step(), progress.steps()));
                if (paintable) {
                    show.run();
                }
            }
        });
    }

    /// Holds the job that runs, or has the one last held go on.
    void pauseOrGoOn() {
        if (queue.runningProperty().get() != null) {
            queue.pause();
            return;
        }
        Job held = queue.pausedProperty().get();
        if (held != null) {
            say.accept(Notice.NONE);
            Path mask = held.request().start() == null ? null : painting.keepMask();
            GenerationRequest request = painting.request().repainted(held.request(), mask);
            painting.whenKept(() -> queue.goOn(request));
        }
    }
}
