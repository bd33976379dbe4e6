package app.safelight.ui.request;

import app.safelight.engine.PromptMeter;
import app.safelight.ui.control.Messages;
import app.safelight.ui.control.Named;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A prompt's text area with its caption and token counter. Tab leaves it.
final class PromptBox {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final Messages messages;
    private final TextArea area;
    private final Label counter = new Label();
    private final HBox head;
    private final VBox node;

    PromptBox(Named named, PromptEntry entry, String id, String key, int rows) {
        messages = named.messages();
        area = named.named(new TextArea(), id, key);
        area.setWrapText(true);
        area.setPrefRowCount(rows);
        area.setPromptText(messages.text(key + ".prompt"));
        area.textProperty().bindBidirectional(entry.textProperty());
        area.addEventFilter(KeyEvent.KEY_PRESSED, PromptBox::leave);
        counter.setId(id + "-counter");
        counter.getStyleClass().add("counter");
        entry.readingProperty().subscribe(this::count);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        head = new HBox(8, named.caption(area, key), space, counter);
        head.getStyleClass().add("prompt-head");
        node = new VBox(4, head, area);
    }

    /// Puts a control beside the caption.
    void add(Node control) {
        head.getChildren().add(1, control);
    }

    TextArea area() {
        return area;
    }

    VBox node() {
        return node;
    }

    private void count(PromptMeter.Reading reading) {
        String problem = reading.problem();
        counter.pseudoClassStateChanged(DANGER, problem != null);
        counter.setText(
                problem == null
                        ? messages.text("prompt.counter", reading.tokens(), reading.room())
                        : messages.text("prompt.unreadable"));
        counter.setTooltip(new Tooltip(problem == null ? messages.text("prompt.counter.about") : problem));
    }

    /// Tab moves on instead of being typed.
    private static void leave(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB && !event.isControlDown() && event.getTarget() instanceof TextArea area) {
            event.consume();
            area.requestFocusTraversal(
                    event.isShiftDown()
                            ? javafx.scene.TraversalDirection.PREVIOUS
                            : javafx.scene.TraversalDirection.NEXT);
        }
    }
}
