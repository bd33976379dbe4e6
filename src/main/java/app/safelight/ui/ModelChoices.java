package app.safelight.ui;

import app.safelight.ui.run.FxDelivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The models there are to choose from: the bundled one, those of a folder, and any file named since.
final class ModelChoices {
    private final Executor background;
    private final Consumer<List<Path>> found;
    private final List<Path> named = new ArrayList<>();
    private final ObservableList<Choice> choices = FXCollections.observableArrayList(new Choice(null));
    private final ObservableList<Choice> shown = FXCollections.unmodifiableObservableList(choices);

    ModelChoices(Executor background, FxDelivery delivery) {
        this.background = background;
        found = delivery.newest(this::show);
    }

    /// A model.
    ///
    /// @param path as a request names it; null for the bundled model
    record Choice(@Nullable String path) {}

    /// Looks through the folder anew.
    void read(Path folder) {
        background.execute(() -> found.accept(list(folder)));
    }

    /// The choice of a path, put into the list if it is not there.
    Choice of(@Nullable String path) {
        Choice choice = new Choice(path);
        if (path != null && !named.contains(Path.of(path))) {
            named.add(Path.of(path));
        }
        if (!choices.contains(choice)) {
            choices.add(choice);
        }
        return choice;
    }

    /// What stays is left in its place: a box whose choice is taken out, if only for a moment, forgets it.
    private void show(List<Path> files) {
        List<Choice> all = new ArrayList<>(List.of(new Choice(null)));
        files.forEach(file -> all.add(new Choice(file.toString())));
        named.stream()
                .map(file -> new Choice(file.toString()))
                .filter(choice -> !all.contains(choice))
                .forEach(all::add);
        choices.retainAll(all);
        for (int i = 0; i < all.size(); i++) {
            if (i == choices.size() || !choices.get(i).equals(all.get(i))) {
                choices.remove(all.get(i));
                choices.add(i, all.get(i));
            }
        }
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(ModelChoices::isModel).sorted().toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private static boolean isModel(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".safetensors")
                || name.endsWith(".ckpt")
                || Files.exists(file.resolve("model_index.json"));
    }

    /// The choices, the bundled model first.
    ObservableList<Choice> list() {
        return shown;
    }
}
