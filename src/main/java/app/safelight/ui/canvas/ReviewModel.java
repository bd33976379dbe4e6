package app.safelight.ui.canvas;

import app.safelight.ui.mask.DocumentModel;
import app.safelight.ui.run.Job;
import app.safelight.ui.run.JobQueue;
import app.safelight.ui.run.Made;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The pictures made since a person last decided for one: those made from the picture to start from, and those of a
/// batch. Belongs to the window's thread.
public final class ReviewModel {
    private static final int MOST = 16;

    private final DocumentModel document;
    private final ObservableList<Made> candidates = FXCollections.observableArrayList();
    private final ObservableList<Made> shown = FXCollections.unmodifiableObservableList(candidates);
    private final ObjectProperty<@Nullable Made> selected = new SimpleObjectProperty<>(this, "selected", null);
    private final BooleanProperty sideBySide = new SimpleBooleanProperty(this, "sideBySide", false);

    /// @param look shows a candidate that a person selects
    public ReviewModel(JobQueue queue, DocumentModel document, Consumer<Made> look) {
        this.document = document;
        queue.madeProperty().subscribe(made -> {
            Job job = queue.runningProperty().get();
            boolean batch = job != null && job.request().count() > 1;
            if (made != null && (batch || made.request().start() != null)) {
                add(made);
            }
        });
        document.pictureProperty().addListener(_ -> clear());
        selected.subscribe(made -> {
            if (made != null) {
                look.accept(made);
            }
        });
    }

    /// The oldest makes room: it is kept as a file anyway.
    private void add(Made made) {
        if (candidates.size() == MOST) {
            candidates.removeFirst();
        }
        candidates.add(made);
    }

    /// Decides for a candidate: the others are candidates no more.
    public void accept() {
        Made chosen = selected.get();
        if (chosen != null) {
            clear();
        }
    }

    /// Decides against a candidate.
    public void discard() {
        Made refused = selected.get();
        int index = candidates.indexOf(refused);
        if (refused != null && index >= 0) {
            candidates.remove(index);
            selected.set(candidates.isEmpty() ? null : candidates.get(Math.min(index, candidates.size() - 1)));
            if (candidates.size() < 2) {
                sideBySide.set(false);
            }
        }
    }

    /// Starts the next pictures from a candidate, with the masks as they are.
    public void use() {
        Made chosen = selected.get();
        Path file = chosen == null ? null : chosen.file();
        if (file != null) {
            clear();
            document.choose(file);
        }
    }

    private void clear() {
        sideBySide.set(false);
        selected.set(null);
        candidates.clear();
    }

    /// The candidates, the oldest first.
    public ObservableList<Made> candidates() {
        return shown;
    }

    /// The candidate a person looks at.
    public ObjectProperty<@Nullable Made> selectedProperty() {
        return selected;
    }

    /// Whether all are shown beside each other.
    public BooleanProperty sideBySideProperty() {
        return sideBySide;
    }
}
