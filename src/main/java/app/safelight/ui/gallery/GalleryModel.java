package app.safelight.ui.gallery;

import app.safelight.ui.run.FxDelivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The pictures of a folder, newest first.
public final class GalleryModel {
    private final Executor background;
    private final Consumer<List<Path>> found;
    private final ObservableList<Path> pictures = FXCollections.observableArrayList();
    private final ObservableList<Path> shown = FXCollections.unmodifiableObservableList(pictures);
    private final ObjectProperty<@Nullable Path> selected = new SimpleObjectProperty<>(this, "selected", null);

    public GalleryModel(Executor background, FxDelivery delivery) {
        this.background = background;
        found = delivery.newest(this::show);
    }

    /// A file and when it was written.
    private record Dated(Path file, FileTime time) {
        static Dated of(Path file) {
            try {
                return new Dated(file, Files.getLastModifiedTime(file));
            } catch (IOException _) {
                return new Dated(file, FileTime.fromMillis(0));
            }
        }
    }

    /// Looks through the folder anew.
    public void read(Path folder) {
        background.execute(() -> found.accept(list(folder)));
    }

    /// Puts a picture just made in front.
    public void add(Path file) {
        pictures.remove(file);
        pictures.addFirst(file);
    }

    private void show(List<Path> files) {
        if (!pictures.equals(files)) {
            pictures.setAll(files);
        }
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(GalleryModel::isPicture)
                    .map(Dated::of)
                    .sorted(Comparator.comparing(Dated::time)
                            .thenComparing(dated -> dated.file().toString())
                            .reversed())
                    .map(Dated::file)
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private static boolean isPicture(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".png") && !name.startsWith(".");
    }

    /// The pictures, newest first.
    public ObservableList<Path> pictures() {
        return shown;
    }

    /// The picture a person chose to look at.
    public ObjectProperty<@Nullable Path> selectedProperty() {
        return selected;
    }
}
