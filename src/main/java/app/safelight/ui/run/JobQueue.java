package app.safelight.ui.run;

import app.safelight.request.GenerationEvent;
import app.safelight.request.GenerationRequest;
import app.safelight.request.ModelStage;
import app.safelight.request.Outcome;
import app.safelight.request.Profile;
import app.safelight.request.Raster;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The requests a person made: one runs, the others wait in order. Belongs to the window's thread.
public final class JobQueue {
    private final JobRunner runner;
    private final ObservableList<Job> jobs = FXCollections.observableArrayList();
    private final ObservableList<Job> shown = FXCollections.unmodifiableObservableList(jobs);
    private final RunFacts facts = new RunFacts();
    private final ReadOnlyObjectWrapper<@Nullable Job> running = new ReadOnlyObjectWrapper<>(this, "running", null);
    private final ReadOnlyIntegerWrapper waiting = new ReadOnlyIntegerWrapper(this, "waiting", 0);
    private final ReadOnlyIntegerWrapper ended = new ReadOnlyIntegerWrapper(this, "ended", 0);
    private final ReadOnlyObjectWrapper<@Nullable Job> failed = new ReadOnlyObjectWrapper<>(this, "failed", null);
    private final ReadOnlyObjectWrapper<@Nullable Made> made = new ReadOnlyObjectWrapper<>(this, "made", null);
    private final ReadOnlyObjectWrapper<@Nullable Job> paused = new ReadOnlyObjectWrapper<>(this, "paused", null);

    public JobQueue(JobRunner runner) {
        this.runner = runner;
    }

    /// Puts a request at the end; it runs at once if nothing else does.
    ///
    /// @param profile how much of the model stays on the device meanwhile
    public Job add(GenerationRequest request, Profile profile) {
        Job job = new Job(request, profile, null);
        jobs.add(job);
        advance();
        return job;
    }

    /// Holds the running job after its present step. What waits goes on.
    public void pause() {
        Job job = running.get();
        if (job != null && job.getState() == JobState.RUNNING) {
            job.requestPause();
            job.become(JobState.STOPPING);
        }
    }

    /// Has the job last held go on from where it is.
    ///
    /// @param request its own, or one that differs in nothing the steps so far depend on
    public void goOn(GenerationRequest request) {
        Job job = paused.get();
        int index = jobs.indexOf(job);
        if (job != null && index >= 0) {
            jobs.set(index, new Job(request, job.profile(), job.held()));
            findPaused();
            advance();
        }
    }

    private void findPaused() {
        paused.set(jobs.stream()
                .filter(job -> job.getState() == JobState.PAUSED)
                .reduce((_, last) -> last)
                .orElse(null));
    }

    /// Asks again for what a job asked for.
    public Job addAgain(Job job) {
        return add(job.request(), job.profile());
    }

    /// Ends the running job after its present step, and takes what waits out of the queue; both stay in the list.
    public void stop() {
        Job job = running.get();
        if (job != null) {
            job.requestStop();
            job.become(JobState.STOPPING);
        }
        dropWaiting();
    }

    /// Ends the queue after the picture in work.
    public void finish() {
        Job job = running.get();
        if (job != null && job.getState() == JobState.RUNNING) {
            job.requestFinish();
            job.become(JobState.FINISHING);
        }
        dropWaiting();
    }

    /// Takes a job out of the list; the running one is stopped instead.
    public void remove(Job job) {
        if (job.getState().active()) {
            job.requestStop();
            job.become(JobState.STOPPING);
        } else {
            jobs.remove(job);
            findPaused();
        }
        count();
    }

    /// Takes every job that has ended out of the list.
    public void clearEnded() {
        jobs.removeIf(job -> job.getState().ended());
        count();
    }

    private void dropWaiting() {
        for (Job job : List.copyOf(jobs)) {
            if (job.getState() == JobState.WAITING) {
                job.become(JobState.CANCELLED);
            }
        }
        count();
    }

    private void advance() {
        if (running.get() == null) {
            jobs.stream()
                    .filter(job -> job.getState() == JobState.WAITING)
                    .findFirst()
                    .ifPresent(this::start);
        }
        count();
    }

    private void start(Job job) {
        job.become(JobState.RUNNING);
        facts.begin(job);
        running.set(job);
        runner.start(job, new Following(job));
    }

    private void count() {
        waiting.set((int)
                jobs.stream().filter(job -> job.getState() == JobState.WAITING).count());
        ended.set((int) jobs.stream().filter(job -> job.getState().ended()).count());
    }

    private void end() {
        running.set(null);
        facts.end();
        advance();
    }

    /// Every job of this session that was not removed, in order.
    public ObservableList<Job> jobs() {
        return shown;
    }

    /// The job in work.
    public ReadOnlyObjectProperty<@Nullable Job> runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// The job last held; null where none is.
    public ReadOnlyObjectProperty<@Nullable Job> pausedProperty() {
        return paused.getReadOnlyProperty();
    }

    /// What is told of the job in work.
    public RunFacts facts() {
        return facts;
    }

    /// How many wait.
    public ReadOnlyIntegerProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /// How many of those in the list have ended.
    public ReadOnlyIntegerProperty endedProperty() {
        return ended.getReadOnlyProperty();
    }

    /// The last picture made.
    public ReadOnlyObjectProperty<@Nullable Made> madeProperty() {
        return made.getReadOnlyProperty();
    }

    /// The last job that failed, or whose picture could not be kept.
    public ReadOnlyObjectProperty<@Nullable Job> failedProperty() {
        return failed.getReadOnlyProperty();
    }

    /// Hears what a job tells.
    private final class Following implements RunListener {
        private final Job job;

        Following(Job job) {
            this.job = job;
        }

        @Override
        public void entered(ModelStage entered) {
            facts.entered(entered);
        }

        @Override
        public void stepped(RunProgress now, Raster seen) {
            facts.stepped(now, seen);
        }

        @Override
        public void moved(GenerationEvent.MemoryChanged now) {
            facts.moved(now);
        }

        @Override
        public void planned(GenerationEvent.Planned plan) {
            facts.planned(plan);
        }

        @Override
        public void measured(GenerationEvent.Measured taken) {
            facts.measured(taken);
        }

        @Override
        public void restarted(GenerationEvent.EngineRestarted now) {
            facts.restarted(now);
        }

        @Override
        public void remarked(GenerationEvent.Remarked said) {
            facts.remarked(said);
        }

        @Override
        public void made(Made picture) {
            job.pictureMade();
            made.set(picture);
        }

        @Override
        public void ended(Outcome outcome) {
            JobState cut = job.pauses() ? JobState.PAUSED : JobState.CANCELLED;
            job.become(outcome == Outcome.DONE ? JobState.DONE : cut);
            findPaused();
            end();
        }

        @Override
        public void failed(JobState how, String reason) {
            job.fail(how, reason);
            failed.set(job);
            end();
        }
    }
}
