package app.safelight.ui;

import java.util.Arrays;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// The keys of the window.
enum Shortcut {
    GENERATE("keys.generate", KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN),
    STOP("keys.stop", KeyCode.ESCAPE),
    FINISH("keys.finish", KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
    PAUSE("keys.pause", KeyCode.P, KeyCombination.SHORTCUT_DOWN),
    OPEN("keys.open", KeyCode.O, KeyCombination.SHORTCUT_DOWN),
    PASTE_RECIPE("keys.paste", KeyCode.V, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
    FIT("keys.fit", KeyCode.DIGIT0, KeyCombination.SHORTCUT_DOWN),
    ACTUAL_SIZE("keys.actual", KeyCode.DIGIT1, KeyCombination.SHORTCUT_DOWN),
    ZOOM_IN("keys.in", KeyCode.EQUALS, KeyCombination.SHORTCUT_DOWN),
    ZOOM_OUT("keys.out", KeyCode.MINUS, KeyCombination.SHORTCUT_DOWN),
    START_FROM("keys.start", KeyCode.U, KeyCombination.SHORTCUT_DOWN),
    REFRESH("keys.refresh", KeyCode.F5),
    SETTINGS("keys.settings", KeyCode.COMMA, KeyCombination.SHORTCUT_DOWN),
    QUIT("keys.quit", KeyCode.Q, KeyCombination.SHORTCUT_DOWN),
    KEYS("keys.keys", KeyCode.F1),
    HAND("keys.hand", Place.CANVAS, KeyCode.H),
    BRUSH("keys.brush", Place.CANVAS, KeyCode.B),
    ERASER("keys.eraser", Place.CANVAS, KeyCode.E),
    SWAP("keys.swap", Place.CANVAS, KeyCode.X),
    RECTANGLE("keys.rectangle", Place.CANVAS, KeyCode.R),
    ELLIPSE("keys.ellipse", Place.CANVAS, KeyCode.O),
    LASSO("keys.lasso", Place.CANVAS, KeyCode.L),
    POLYGON("keys.polygon", Place.CANVAS, KeyCode.P),
    FILL("keys.fill", Place.CANVAS, KeyCode.G),
    SMALLER("keys.smaller", Place.CANVAS, KeyCode.OPEN_BRACKET),
    LARGER("keys.larger", Place.CANVAS, KeyCode.CLOSE_BRACKET),
    SOFTER("keys.softer", Place.CANVAS, KeyCode.OPEN_BRACKET, KeyCombination.SHIFT_DOWN),
    HARDER("keys.harder", Place.CANVAS, KeyCode.CLOSE_BRACKET, KeyCombination.SHIFT_DOWN),
    UNDO("keys.undo", Place.CANVAS, KeyCode.Z, KeyCombination.SHORTCUT_DOWN),
    REDO("keys.redo", Place.CANVAS, KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
    INVERT("keys.invert", Place.CANVAS, KeyCode.I, KeyCombination.SHORTCUT_DOWN),
    MASK_ONLY("keys.only", Place.CANVAS, KeyCode.BACK_SLASH),
    AS_IT_ACTS("keys.acting", Place.CANVAS, KeyCode.M),
    SIDE_BY_SIDE("keys.side", Place.CANVAS, KeyCode.V),
    COMPARE("keys.compare", Place.CANVAS, KeyCode.C);

    /// Where a shortcut counts.
    enum Place {
        /// Everywhere.
        WINDOW,
        /// Where no text is typed: there the keys are letters, or edit the text.
        CANVAS
    }

    private final String key;
    private final Place place;
    // a key combination cannot change; JavaFX only has no annotation that says so
    @SuppressWarnings("ImmutableEnumChecker")
    private final KeyCombination keys;

    Shortcut(String key, KeyCode code, KeyCombination.Modifier... modifiers) {
        this(key, Place.WINDOW, code, modifiers);
    }

    Shortcut(String key, Place place, KeyCode code, KeyCombination.Modifier... modifiers) {
        this.key = key;
        this.place = place;
        keys = new KeyCodeCombination(code, modifiers);
    }

    /// Key of the words that say what it does.
    String key() {
        return key;
    }

    /// The keys as shown on this system.
    String shown() {
        return keys.getDisplayText();
    }

    /// Where it counts.
    Place place() {
        return place;
    }

    /// The shortcut of a key pressed.
    ///
    /// @param focus where it was pressed; null for nowhere in particular
    static Optional<Shortcut> of(KeyEvent event, @Nullable Node focus) {
        return Arrays.stream(values())
                .filter(shortcut -> shortcut.keys.match(event))
                .filter(shortcut -> shortcut.place == Place.WINDOW || !(focus instanceof TextInputControl))
                .findFirst();
    }
}
