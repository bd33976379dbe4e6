package app.safelight.ui;

import app.safelight.store.ImportedRequest;
import app.safelight.store.PictureFile;
import app.safelight.store.Recipe;
import app.safelight.store.StoreException;
import app.safelight.ui.canvas.Shown;
import app.safelight.ui.request.RequestModel;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Fills the form from recipes, in pictures or as text, and says what became of them.
final class RecipeTaker {
    private final RequestModel request;
    private final WorkbenchModel.Threads threads;
    private final Consumer<Shown> show;
    private final Consumer<Notice> say;

    RecipeTaker(RequestModel request, WorkbenchModel.Threads threads, Consumer<Shown> show, Consumer<Notice> say) {
        this.request = request;
        this.threads = threads;
        this.show = show;
        this.say = say;
    }

    /// Takes the settings of a picture, and shows it.
    void takeSettings(Path file) {
        withRecipe(file, recipe -> {
            try {
                ImportedRequest imported = ImportedRequest.of(recipe, request.usual());
                request.fill(imported.request());
                show.accept(new Shown.Kept(file));
                say.accept(
                        imported.ignored().isEmpty()
                                ? Notice.information("notice.taken", name(file))
                                : Notice.information(
                                        "notice.taken.partly", name(file), String.join(", ", imported.ignored())));
            } catch (StoreException e) {
                complain(e);
            }
        });
    }

    /// Takes the seed of a picture.
    void reuseSeed(Path file) {
        withRecipe(file, recipe -> {
            String seed = recipe.values().get("Seed");
            if (seed != null) {
                request.seedProperty().set(seed);
            }
        });
    }

    /// Takes the settings of a recipe's text.
    void takeText(String text) {
        try {
            ImportedRequest imported = ImportedRequest.of(Recipe.parse(text), request.usual());
            request.fill(imported.request());
            say.accept(
                    imported.ignored().isEmpty()
                            ? Notice.information("notice.pasted")
                            : Notice.information("notice.pasted.partly", String.join(", ", imported.ignored())));
        } catch (StoreException e) {
            complain(e);
        }
    }

    private void withRecipe(Path file, Consumer<Recipe> use) {
        threads.background().execute(() -> {
            try {
                Recipe recipe = PictureFile.isPlain(file)
                        ? null
                        : PictureFile.recipe(file).map(Recipe::parse).orElse(null);
                threads.delivery().post(() -> {
                    if (recipe == null) {
                        show.accept(new Shown.Kept(file));
                        say.accept(Notice.information("notice.recipe.none", name(file)));
                    } else {
                        use.accept(recipe);
                    }
                });
            } catch (StoreException e) {
                threads.delivery().post(() -> complain(e));
            }
        });
    }

    private void complain(StoreException problem) {
        say.accept(Notice.problem("notice.plain", String.valueOf(problem.getMessage())));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
