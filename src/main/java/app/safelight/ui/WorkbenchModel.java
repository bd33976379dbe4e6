package app.safelight.ui;

import app.safelight.engine.Engine;
import app.safelight.engine.PromptMeter;
import app.safelight.request.GenerationRequest;
import app.safelight.request.Profile;
import app.safelight.store.ImportedRequest;
import app.safelight.store.PictureFile;
import app.safelight.store.Preset;
import app.safelight.store.Recipe;
import app.safelight.store.StoreException;
import app.safelight.ui.canvas.Shown;
import app.safelight.ui.gallery.GalleryModel;
import app.safelight.ui.request.Field;
import app.safelight.ui.request.RequestModel;
import app.safelight.ui.run.FxDelivery;
import app.safelight.ui.run.Job;
import app.safelight.ui.run.JobQueue;
import app.safelight.ui.run.JobRunner;
import app.safelight.ui.run.Made;
import app.safelight.ui.settings.Places;
import app.safelight.ui.settings.SettingsModel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
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
    private final RequestModel request;
    private final JobQueue queue;
    private final GalleryModel gallery;
    private final ModelChoices models;
    private final List<String> examples;
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(this, "shown", new Shown.Nothing());
    private final ReadOnlyObjectWrapper<Notice> notice = new ReadOnlyObjectWrapper<>(this, "notice", Notice.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Field> wrong = new ReadOnlyObjectWrapper<>(this, "wrong", null);
    private final ObjectProperty<Profile> profile = new SimpleObjectProperty<>(this, "profile", Profile.AUTO);
    private boolean watching = true;

    /// Where work that is not the window's happens.
    ///
    /// @param worker runs jobs one after the other
    /// @param background short work: folders, files, token counts
    /// @param delivery back to the window
    record Threads(Executor worker, Executor background, FxDelivery delivery) {}

    WorkbenchModel(Engine engine, Places places, Threads threads, RandomGenerator random) {
        this.threads = threads;
        settings = new SettingsModel(places, threads.background(), threads.delivery());
        request = new RequestModel(new PromptMeter(), threads.background(), threads.delivery(), random);
        queue = new JobQueue(new JobRunner(engine, settings::picturesFolder, threads.worker(), threads.delivery()));
        gallery = new GalleryModel(threads.background(), threads.delivery());
        models = new ModelChoices(threads.background(), threads.delivery());
        examples = preset(places.presets());
        settings.picturesProperty().subscribe(() -> gallery.read(settings.picturesFolder()));
        settings.modelsProperty().subscribe(() -> models.read(settings.modelsFolder()));
        settings.problemProperty().subscribe(this::complain);
        refresh();
        follow();
    }

    private List<String> preset(Path folder) {
        try {
            Preset preset = Preset.read(folder.resolve("garden.json"));
            request.fill(preset);
            return preset.prompts();
        } catch (StoreException e) {
            complain(e.getMessage());
            return List.of();
        }
    }

    private void follow() {
        queue.runningProperty().subscribe(job -> watching |= job != null);
        queue.previewProperty().subscribe(raster -> {
            if (raster != null && watching) {
                shown.set(new Shown.Preview(raster));
            }
        });
        queue.madeProperty().subscribe(this::made);
        queue.failedProperty().subscribe(this::failed);
        queue.restartProperty().subscribe(restart -> {
            if (restart != null) {
                notice.set(Notice.information("notice.restarted", restart.reason()));
            }
        });
        queue.remarkProperty().subscribe(said -> {
            if (said != null) {
                notice.set(Notice.information(Remarks.key(said.remark()), said.detail()));
            }
        });
        gallery.selectedProperty().subscribe(file -> {
            if (file != null) {
                watching = false;
                shown.set(new Shown.Kept(file));
            }
        });
    }

    private void made(@Nullable Made made) {
        if (made == null) {
            return;
        }
        Path file = made.file();
        if (file != null) {
            gallery.add(file);
        }
        if (watching) {
            shown.set(new Shown.Picture(made.raster(), made.request(), file));
        }
    }

    private void failed(@Nullable Job job) {
        if (job != null) {
            notice.set(Notice.problem("notice.failed", job.failureProperty().get()));
        }
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
        if (!problems.isEmpty()) {
            Field first = problems.getFirst();
            notice.set(wrongField(first));
            wrong.set(first);
            return;
        }
        notice.set(Notice.NONE);
        queue.add(request.request(), profile.get());
    }

    private Notice wrongField(Field field) {
        return switch (field) {
            case STEPS ->
                Notice.problem(
                        "notice.steps", request.steps().least(), request.steps().most());
            case CFG ->
                Notice.problem(
                        "notice.cfg", request.cfg().least(), request.cfg().most());
            case WIDTH, HEIGHT ->
                Notice.problem(
                        "notice.size", request.width().least(), request.width().most());
            case SEED -> Notice.problem("notice.seed");
            case COUNT ->
                Notice.problem(
                        "notice.count", request.count().least(), request.count().most());
        };
    }

    /// Fills the form from the recipe inside a picture, and shows the picture.
    void takeSettings(Path file) {
        withRecipe(file, recipe -> {
            try {
                ImportedRequest imported = ImportedRequest.of(recipe, request.usual());
                request.fill(imported.request());
                shown.set(new Shown.Kept(file));
                notice.set(
                        imported.ignored().isEmpty()
                                ? Notice.information("notice.taken", name(file))
                                : Notice.information(
                                        "notice.taken.partly", name(file), String.join(", ", imported.ignored())));
            } catch (StoreException e) {
                complain(e.getMessage());
            }
        });
    }

    /// Takes the seed of the picture that is shown.
    void reuseSeed() {
        switch (shown.get()) {
            case Shown.Picture picture -> request.reuseSeed(picture.request().seed());
            case Shown.Kept kept -> withRecipe(kept.file(), this::reuseSeed);
            case Shown.Preview _ -> {
                Job job = queue.runningProperty().get();
                if (job != null) {
                    request.reuseSeed(job.request().seed()
                            + queue.progressProperty().get().picture());
                }
            }
            case Shown.Nothing _ -> notice.set(Notice.information("notice.seed.none"));
        }
    }

    private void reuseSeed(Recipe recipe) {
        String seed = recipe.values().get("Seed");
        if (seed != null) {
            request.seedProperty().set(seed);
        }
    }

    private void withRecipe(Path file, Consumer<Recipe> use) {
        threads.background().execute(() -> {
            try {
                Recipe recipe = PictureFile.recipe(file).map(Recipe::parse).orElse(null);
                threads.delivery().post(() -> {
                    if (recipe == null) {
                        shown.set(new Shown.Kept(file));
                        notice.set(Notice.information("notice.recipe.none", name(file)));
                    } else {
                        use.accept(recipe);
                    }
                });
            } catch (StoreException e) {
                threads.delivery().post(() -> complain(e.getMessage()));
            }
        });
    }

    /// Fills the form from a recipe's text.
    void takeText(String text) {
        Recipe recipe = Recipe.parse(text);
        try {
            ImportedRequest imported = ImportedRequest.of(recipe, request.usual());
            GenerationRequest taken = imported.request();
            request.fill(taken);
            notice.set(Notice.information("notice.pasted"));
        } catch (StoreException e) {
            complain(e.getMessage());
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /// Puts the notice away.
    void dismissNotice() {
        notice.set(Notice.NONE);
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
        return shown.getReadOnlyProperty();
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
