package app.safelight.ui.run;

import app.safelight.engine.Engine;
import app.safelight.engine.EngineException;
import app.safelight.engine.GenerationOptions;
import app.safelight.engine.KeptState;
import app.safelight.engine.NetworkFolders;
import app.safelight.request.GenerationEvent;
import app.safelight.request.Outcome;
import app.safelight.request.Raster;
import app.safelight.store.Place;
import app.safelight.store.Recipe;
import app.safelight.store.StoreException;
import app.safelight.weights.ModelFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs one job at a time against the engine, keeps its pictures and tells the window.
public final class JobRunner {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    private final Engine engine;
    private final Supplier<Path> pictures;
    private final Supplier<Path> models;
    private final Executor worker;
    private final FxDelivery delivery;

    /// @param pictures the folder pictures go to, asked on the worker's thread
    /// @param models the folder of models, with those of networks in it, asked on the worker's thread
    /// @param worker runs jobs one after the other
    public JobRunner(
            Engine engine, Supplier<Path> pictures, Supplier<Path> models, Executor worker, FxDelivery delivery) {
        this.engine = engine;
        this.pictures = pictures;
        this.models = models;
        this.worker = worker;
        this.delivery = delivery;
    }

    /// A step and what can be seen after it.
    private record Seen(RunProgress progress, Raster preview) {}

    void start(Job job, RunListener listener) {
        worker.execute(() -> run(job, listener));
    }

    private void run(Job job, RunListener listener) {
        Work work = new Work(job, listener);
        try (StepState state = StepState.create()) {
            Place.checkFolder(pictures.get());
            Outcome outcome = engine.generate(
                    job.request(),
                    new GenerationOptions(job.from(), state.file(), Map.of(), null, job.profile())
                            .with(NetworkFolders.of(job.request().model(), models.get())),
                    work::on,
                    job.cancellation(work.betweenPictures::get));
            if (outcome == Outcome.CANCELLED && job.pauses()) {
                KeptState held = state.read();
                job.hold(held == null ? job.from() : held);
            }
            String unkept = work.unkept;
            delivery.post(() -> {
                if (unkept == null) {
                    listener.ended(outcome);
                } else {
                    listener.failed(JobState.UNKEPT, unkept);
                }
            });
        } catch (ModelFormatException
                | EngineException
                | StoreException
                | IOException
                | RuntimeException
                | OutOfMemoryError e) {
            LOG.warn("A job failed", e);
            delivery.post(() -> listener.failed(JobState.FAILED, sentence(e)));
        }
    }

    private static String sentence(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.toString() : message;
    }

    /// One run of a job.
    private final class Work {
        private final Job job;
        private final RunListener listener;
        private final StepClock clock = new StepClock(System::nanoTime);
        private final Consumer<Seen> steps;
        private final AtomicBoolean betweenPictures = new AtomicBoolean();
        private @Nullable String unkept;

        Work(Job job, RunListener listener) {
            this.job = job;
            this.listener = listener;
            steps = delivery.newest(seen -> listener.stepped(seen.progress(), seen.preview()));
        }

        void on(GenerationEvent event) {
            switch (event) {
                case GenerationEvent.StageEntered entered -> {
                    clock.restart();
                    delivery.post(() -> listener.entered(entered.stage()));
                }
                case GenerationEvent.StepDone step -> {
                    betweenPictures.set(false);
                    steps.accept(new Seen(clock.on(step), step.preview()));
                }
                case GenerationEvent.MemoryChanged memory -> delivery.post(() -> listener.moved(memory));
                case GenerationEvent.Planned plan -> delivery.post(() -> listener.planned(plan));
                case GenerationEvent.Measured taken -> delivery.post(() -> listener.measured(taken));
                case GenerationEvent.Remarked said -> delivery.post(() -> listener.remarked(said));
                case GenerationEvent.EngineRestarted restart -> {
                    clock.restart();
                    delivery.post(() -> listener.restarted(restart));
                }
                case GenerationEvent.PictureDone done -> {
                    betweenPictures.set(true);
                    Made made = keep(done);
                    delivery.post(() -> listener.made(made));
                }
            }
        }

        /// Keeps a picture; where that cannot be done, the job ends, and the picture is still shown.
        private Made keep(GenerationEvent.PictureDone done) {
            String recipe = Recipe.of(done.request(), done.schedule(), done.provenance())
                    .text();
            Made made = new Made(done.request(), done.raster(), recipe, null);
            try {
                return made.keptIn(pictures.get());
            } catch (StoreException e) {
                LOG.warn("A picture could not be kept", e);
                unkept = sentence(e);
                job.requestStop();
                return made;
            }
        }
    }
}
