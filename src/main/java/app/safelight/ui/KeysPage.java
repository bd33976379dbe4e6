package app.safelight.ui;

import app.safelight.ui.control.Messages;
import app.safelight.ui.control.Named;
import app.safelight.ui.control.Page;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/// The page that lists the keys.
final class KeysPage {
    private final Node node;

    /// @param close puts the page away
    KeysPage(Named named, Runnable close) {
        Messages messages = named.messages();
        GridPane table = new GridPane(24, 8);
        int row = 0;
        for (Shortcut shortcut : Shortcut.values()) {
            Label keys = new Label(shortcut.shown());
            keys.getStyleClass().add("key");
            table.addRow(row++, keys, new Label(messages.text(shortcut.key())));
        }
        node = Page.of(
                "keys-page",
                messages.text("keys.name"),
                List.of(table),
                List.of(named.button("close-keys", "settings.close", close)));
    }

    Node node() {
        return node;
    }
}
