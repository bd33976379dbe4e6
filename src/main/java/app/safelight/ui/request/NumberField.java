package app.safelight.ui.request;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;

/// A text field for numbers: typed, moved by the arrow keys and, when focused, by the wheel; marked when unusable.
final class NumberField {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
    private static final int PAGE = 10;

    private NumberField() {}

    static TextField of(NumberEntry entry) {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(entry.textProperty());
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            int steps = steps(event);
            if (steps != 0) {
                entry.nudge(steps);
                event.consume();
            }
        });
        field.addEventFilter(ScrollEvent.SCROLL, event -> {
            if (field.isFocused() && event.getDeltaY() != 0) {
                entry.nudge(event.getDeltaY() > 0 ? 1 : -1);
                event.consume();
            }
        });
        mark(field, entry.validProperty());
        return field;
    }

    /// Marks a field while what it holds is unusable.
    static void mark(TextField field, ObservableValue<Boolean> valid) {
        field.getProperties().put(NumberField.class, valid);
        valid.subscribe(usable -> field.pseudoClassStateChanged(DANGER, !usable));
    }

    private static int steps(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return 0;
        }
        return switch (event.getCode()) {
            case UP -> 1;
            case DOWN -> -1;
            case PAGE_UP -> PAGE;
            case PAGE_DOWN -> -PAGE;
            default -> 0;
        };
    }
}
