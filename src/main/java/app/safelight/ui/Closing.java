package app.safelight.ui;

import app.safelight.ui.run.Job;
import app.safelight.ui.run.JobQueue;
import app.safelight.ui.run.JobState;
import app.safelight.ui.run.UnkeptPictures;

/// What becomes of the work when the window is to be closed: it is stopped, or the picture in work is finished first.
final class Closing {
    private final JobQueue queue;
    private final UnkeptPictures unkept;
    private final Runnable close;
    private boolean afterThisPicture;

    /// @param close closes the window
    Closing(JobQueue queue, UnkeptPictures unkept, Runnable close) {
        this.queue = queue;
        this.unkept = unkept;
        this.close = close;
        queue.runningProperty().addListener((_, before, now) -> {
            if (before != null && now == null) {
                ended(before);
            }
        });
    }

    /// Whether something would be lost.
    boolean losesWork() {
        return isRunning() || unkept() > 0;
    }

    boolean isRunning() {
        return queue.runningProperty().get() != null;
    }

    /// How many requests wait behind the picture in work.
    int waiting() {
        return queue.waitingProperty().get();
    }

    /// How many pictures there are that could not be kept.
    int unkept() {
        return unkept.list().size();
    }

    /// Gives the work up and closes the window.
    void stop() {
        queue.stop();
        close.run();
    }

    /// Closes the window when the picture in work is kept; it stays open if that fails.
    void finish() {
        afterThisPicture = true;
        queue.finish();
    }

    private void ended(Job job) {
        if (afterThisPicture) {
            afterThisPicture = false;
            if (job.getState() != JobState.FAILED && unkept() == 0 && waiting() == 0) {
                close.run();
            }
        }
    }
}
