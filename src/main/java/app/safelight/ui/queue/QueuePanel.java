package app.safelight.ui.queue;

import app.safelight.request.GenerationRequest;
import app.safelight.ui.control.Excerpt;
import app.safelight.ui.control.Icon;
import app.safelight.ui.control.Messages;
import app.safelight.ui.control.Named;
import app.safelight.ui.run.Job;
import app.safelight.ui.run.JobQueue;
import app.safelight.ui.run.JobState;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The list of requests. Each has a button that takes it out, and once ended one that asks for it again.
public final class QueuePanel {
    private static final double SCROLL_BAR = 16;

    private final Named named;
    private final Messages messages;
    private final JobQueue queue;
    private final VBox node;

    public QueuePanel(Named named, JobQueue queue) {
        this.named = named;
        this.queue = queue;
        messages = named.messages();
        ListView<Job> list = named.area(new ListView<>(queue.jobs()), "queue", "queue.name");
        list.getStyleClass().addAll("queue", "edge-to-edge");
        list.setCellFactory(_ -> new Row());
        list.setPlaceholder(empty());
        list.focusTraversableProperty().bind(Bindings.isNotEmpty(queue.jobs()));
        VBox.setVgrow(list, Priority.ALWAYS);
        Button clear = named.button("clear-queue", "queue.clear", queue::clearEnded);
        clear.setDisable(true);
        queue.endedProperty().subscribe(ended -> clear.setDisable(ended.intValue() == 0));
        clear.setMaxWidth(Double.MAX_VALUE);
        VBox foot = new VBox(clear);
        foot.getStyleClass().add("queue-foot");
        node = new VBox(list, foot);
    }

    private Node empty() {
        Label title = new Label(messages.text("queue.empty.title"));
        title.getStyleClass().add("empty-title");
        title.setWrapText(true);
        Label text = new Label(messages.text("queue.empty.text"));
        text.getStyleClass().add("empty-text");
        text.setWrapText(true);
        VBox box = new VBox(8, title, text);
        box.getStyleClass().add("empty");
        return box;
    }

    /// The panel.
    public Node node() {
        return node;
    }

    private String words(JobState state) {
        return switch (state) {
            case WAITING -> messages.text("queue.waiting");
            case RUNNING -> messages.text("queue.running");
            case FINISHING -> messages.text("queue.finishing");
            case STOPPING -> messages.text("queue.stopping");
            case DONE -> messages.text("queue.done");
            case CANCELLED -> messages.text("queue.cancelled");
            case FAILED -> messages.text("queue.failed");
            case UNKEPT -> messages.text("queue.unkept");
        };
    }

    /// One request of the list.
    private final class Row extends ListCell<Job> {
        private final Label prompt = new Label();
        private final Label state = new Label();
        private final Button again;
        private final HBox row;
        private Subscription following = Subscription.EMPTY;

        Row() {
            prompt.getStyleClass().add("job-prompt");
            prompt.setWrapText(true);
            state.getStyleClass().add("job-state");
            state.setWrapText(true);
            VBox words = new VBox(2, prompt, state);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            again = named.iconButton("job-again", "queue.again", Icon.AGAIN, () -> {
                if (getItem() != null) {
                    queue.addAgain(getItem());
                }
            });
            Button remove = named.iconButton("job-remove", "queue.remove", Icon.REMOVE, () -> {
                if (getItem() != null) {
                    queue.remove(getItem());
                }
            });
            again.managedProperty().bind(again.visibleProperty());
            row = new HBox(4, words, again, remove);
            row.getStyleClass().add("job");
        }

        /// As wide as the list, and as high as the words then need: a cell by itself asks for one line.
        @Override
        protected double computePrefHeight(double width) {
            if (getGraphic() == null) {
                return super.computePrefHeight(width);
            }
            double inside = inside();
            row.setPrefWidth(inside);
            row.setMaxWidth(inside);
            return snappedTopInset() + row.prefHeight(inside) + snappedBottomInset();
        }

        @Override
        protected double computePrefWidth(double height) {
            return 0;
        }

        private double inside() {
            return getListView().getWidth() - SCROLL_BAR - snappedLeftInset() - snappedRightInset();
        }

        @Override
        protected void updateItem(@Nullable Job job, boolean isEmpty) {
            super.updateItem(job, isEmpty);
            following.unsubscribe();
            following = Subscription.EMPTY;
            setText(null);
            setGraphic(isEmpty || job == null ? null : row);
            if (!isEmpty && job != null) {
                GenerationRequest request = job.request();
                prompt.setText(
                        request.prompt().isBlank() ? messages.text("queue.blank") : Excerpt.of(request.prompt()));
                prompt.setTooltip(new Tooltip(Excerpt.of(request.prompt())));
                following = job.stateProperty()
                        .subscribe(() -> describe(job))
                        .and(job.picturesProperty().subscribe(() -> describe(job)));
                describe(job);
            }
        }

        private void describe(Job job) {
            String count = messages.text(
                    "queue.pictures",
                    job.picturesProperty().get(),
                    job.request().count());
            String failure = job.failureProperty().get();
            state.setText(words(job.getState()) + " · " + (failure.isEmpty() ? count : failure));
            again.setVisible(job.getState().ended());
            setAccessibleText(prompt.getText() + ", " + state.getText());
        }
    }
}
