package app.safelight.ui;

import app.safelight.engine.Engine;
import app.safelight.engine.PromptMeter;
import app.safelight.request.GenerationRequest;
import app.safelight.request.Profile;
import app.safelight.store.Preset;
import app.safelight.store.StoreException;
import app.safelight.ui.canvas.ReviewModel;
import app.safelight.ui.canvas.Shown;
import app.safelight.ui.gallery.GalleryModel;
import app.safelight.ui.request.Field;
import app.safelight.ui.request.RequestModel;
import app.safelight.ui.run.FxDelivery;
import app.safelight.ui.run.Job;
import app.safelight.ui.run.JobQueue;
import app.safelight.ui.run.JobRunner;
import app.safelight.ui.run.JobState;
import app.safelight.ui.run.UnkeptPictures;
import app.safelight.ui.settings.Places;
import app.safelight.ui.settings.SettingsModel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// The window without its controls: what it shows, and what a person can do.
final class WorkbenchModel {
    private final Threads threads;
    private final SettingsModel settings;
    private final Painting painting;
    private final RequestModel request;
    private final JobQueue queue;
    private final UnkeptPictures unkept;
    private final GalleryModel gallery;
    private final ModelChoices models;
    private final RecipeTaker recipes;
    private final List<String> examples;
    private final Showing showing = new Showing();
    private final ReviewModel review;
    private final MadePictures made;
    private final Pausing pausing;
    private final ReadOnlyObjectWrapper<Notice> notice = new ReadOnlyObjectWrapper<>(this, "notice", Notice.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Field> wrong = new ReadOnlyObjectWrapper<>(this, "wrong", null);
    private final ObjectProperty<Profile> profile = new SimpleObjectProperty<>(this, "profile", Profile.AUTO);

    /// Where work that is not the window's happens.
    ///
    /// @param worker runs jobs one after the other
    /// @param background short work: folders, files, token counts
    /// @param delivery back to the window
    record Threads(Executor worker, Executor background, FxDelivery delivery) {}

    WorkbenchModel(Engine engine, Places places, Threads threads, RandomGenerator random) {
        this.threads = threads;
        settings = new SettingsModel(places, threads.background(), threads.delivery());
        queue = new JobQueue(new JobRunner(
                engine, settings::picturesFolder, settings::modelsFolder, threads.worker(), threads.delivery()));
        PromptMeter meter = new PromptMeter();
        painting = new Painting(
                places.home(),
                threads,
                queue,
                start -> new RequestModel(meter, start, threads.background(), threads.delivery(), random),
                this::complain);
        request = painting.request();
        unkept = new UnkeptPictures(threads.background(), threads.delivery());
        gallery = new GalleryModel(threads.background(), threads.delivery());
        models = new ModelChoices(threads.background(), threads.delivery());
        made = new MadePictures(gallery, unkept, showing, notice::set);
        recipes = new RecipeTaker(request, threads, showing::show, notice::set);
        review = new ReviewModel(queue, painting.document(), showing::candidate);
        pausing = new Pausing(queue, painting, this::showStart, notice::set);
        examples = preset(places.presets());
        settings.picturesProperty().subscribe(() -> gallery.read(settings.picturesFolder()));
        settings.modelsProperty().subscribe(() -> models.read(settings.modelsFolder()));
        settings.problemProperty().subscribe(this::complain);
        refresh();
        follow();
        painting.begin();
    }

    private List<String> preset(Path folder) {
        try {
            Preset preset = Preset.bundled(folder);
            request.fill(preset);
            return preset.prompts();
        } catch (StoreException e) {
            complain(e.getMessage());
            return List.of();
        }
    }

    private void follow() {
        queue.runningProperty().subscribe(job -> {
            if (job != null) {
                showing.follow();
            }
        });
        queue.facts().previewProperty().subscribe(raster -> {
            if (raster != null) {
                showing.preview(raster);
            }
        });
        queue.madeProperty().subscribe(made::made);
        queue.failedProperty().subscribe(this::failed);
        queue.facts().restartProperty().subscribe(restart -> {
            if (restart != null) {
                notice.set(Notice.restarted(restart.end()));
            }
        });
        queue.facts().remarkProperty().subscribe(said -> {
            if (said != null) {
                notice.set(Notice.of(said));
            }
        });
        gallery.selectedProperty().subscribe(file -> {
            if (file != null) {
                showing.look(file);
            }
        });
        painting.document().pictureProperty().subscribe(showing::start);
    }

    /// Shows the picture to start from with its mask.
    void showStart() {
        showing.start(painting.document().pictureProperty().get());
    }

    /// Starts from the picture that is shown.
    void startFromShown() {
        Path file = showing.get().file();
        if (file != null) {
            painting.document().choose(file);
        }
    }

    /// Says that a mask was saved.
    void maskSaved(Path file) {
        notice.set(Notice.information("notice.mask.saved", String.valueOf(file.getFileName())));
    }

    private void failed(@Nullable Job job) {
        if (job != null) {
            String reason = job.failureProperty().get();
            notice.set(
                    job.getState() == JobState.UNKEPT
                            ? Notice.unkept(reason)
                            : Notice.problem("notice.failed", reason));
        }
    }

    /// Tries again to keep the pictures that could not be kept, in the folder that is chosen now.
    void keepAgain() {
        made.keepAgain(settings.picturesFolder());
    }

    private void complain(@Nullable String reason) {
        if (reason != null && !reason.isEmpty()) {
            notice.set(Notice.problem("notice.plain", reason));
        }
    }

    /// Looks through the folders of pictures and models anew.
    void refresh() {
        gallery.read(settings.picturesFolder());
        models.read(settings.modelsFolder());
    }

    /// Asks for what the form says, or names the first field to put right.
    void generate() {
        List<Field> problems = request.problems();
        wrong.set(null);
        if (!painting.document().fittingProperty().get()) {
            notice.set(Notice.problem("notice.mask.unfit"));
            return;
        }
        if (!problems.isEmpty()) {
            Field first = problems.getFirst();
            notice.set(Notice.wrong(first, request));
            wrong.set(first);
            return;
        }
        notice.set(Notice.NONE);
        Profile chosen = profile.get();
        GenerationRequest filled = request.request(painting.keepMask());
        GenerationRequest asked =
                request.isTyped() ? filled.drawingFrom(settings.wordLists().toString()) : filled;
        if (painting.document().isMaskEmptied()
                && !request.start().paintsProperty().get()) {
            notice.set(Notice.information("notice.mask.empty"));
        }
        painting.whenKept(() -> queue.add(asked, chosen));
    }

    /// Takes the seed of the picture that is shown.
    void reuseSeed() {
        switch (showing.get()) {
            case Shown.Picture picture -> request.seed().reuse(picture.request().seed());
            case Shown.Kept kept -> recipes.reuseSeed(kept.file());
            case Shown.Start start -> recipes.reuseSeed(start.picture().file());
            case Shown.Preview _ -> {
                Job job = queue.runningProperty().get();
                if (job != null) {
                    request.seed()
                            .reuse(job.request().seed()
                                    + queue.facts().progressProperty().get().picture());
                }
            }
            case Shown.Nothing _ -> notice.set(Notice.information("notice.seed.none"));
        }
    }

    /// Puts the notice away.
    void dismissNotice() {
        notice.set(Notice.NONE);
    }

    /// Ends the work: stops what runs, and keeps what has changed before it returns.
    void close() {
        queue.stop();
        painting.close();
    }

    /// The picture to start from, its mask and the tools.
    Painting painting() {
        return painting;
    }

    Pausing pausing() {
        return pausing;
    }

    /// The pictures to choose from.
    ReviewModel review() {
        return review;
    }

    RecipeTaker recipes() {
        return recipes;
    }

    SettingsModel settings() {
        return settings;
    }

    RequestModel request() {
        return request;
    }

    JobQueue queue() {
        return queue;
    }

    UnkeptPictures unkept() {
        return unkept;
    }

    GalleryModel gallery() {
        return gallery;
    }

    ModelChoices models() {
        return models;
    }

    /// How much of the model stays on the device, for requests from now on.
    ObjectProperty<Profile> profileProperty() {
        return profile;
    }

    /// Prompts to begin with.
    List<String> examples() {
        return examples;
    }

    Threads threads() {
        return threads;
    }

    /// What the canvas shows.
    ReadOnlyObjectProperty<Shown> shownProperty() {
        return showing.shownProperty();
    }

    /// What there is to say.
    ReadOnlyObjectProperty<Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /// The field to put right; set anew each time generating was refused.
    ReadOnlyObjectProperty<@Nullable Field> wrongProperty() {
        return wrong.getReadOnlyProperty();
    }
}
