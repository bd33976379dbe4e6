package app.safelight.ui;

import java.util.Arrays;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The keys of the window.
enum Shortcut {
    GENERATE("keys.generate", KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN),
    STOP("keys.stop", KeyCode.ESCAPE),
    FINISH("keys.finish", KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
    OPEN("keys.open", KeyCode.O, KeyCombination.SHORTCUT_DOWN),
    PASTE_RECIPE("keys.paste", KeyCode.V, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
    FIT("keys.fit", KeyCode.DIGIT0, KeyCombination.SHORTCUT_DOWN),
    ACTUAL_SIZE("keys.actual", KeyCode.DIGIT1, KeyCombination.SHORTCUT_DOWN),
    ZOOM_IN("keys.in", KeyCode.EQUALS, KeyCombination.SHORTCUT_DOWN),
    ZOOM_OUT("keys.out", KeyCode.MINUS, KeyCombination.SHORTCUT_DOWN),
    REFRESH("keys.refresh", KeyCode.F5),
    SETTINGS("keys.settings", KeyCode.COMMA, KeyCombination.SHORTCUT_DOWN),
    QUIT("keys.quit", KeyCode.Q, KeyCombination.SHORTCUT_DOWN),
    KEYS("keys.keys", KeyCode.F1);

    private final String key;
    // a key combination cannot change; JavaFX only has no annotation that says so
    @SuppressWarnings("ImmutableEnumChecker")
    private final KeyCombination keys;

    Shortcut(String key, KeyCode code, KeyCombination.Modifier... modifiers) {
        this.key = key;
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

    static Optional<Shortcut> of(KeyEvent event) {
        return Arrays.stream(values())
                .filter(shortcut -> shortcut.keys.match(event))
                .findFirst();
    }
}
