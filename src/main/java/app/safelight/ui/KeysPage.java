package app.safelight.ui;

import app.safelight.ui.control.Messages;
import app.safelight.ui.control.Named;
import app.safelight.ui.control.Page;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The page that lists the keys.
final class KeysPage {
    private final Node node;

    /// @param close puts the page away
    KeysPage(Named named, Runnable close) {
        Messages messages = named.messages();
        HBox tables = new HBox(
                32,
                new VBox(8, heading(messages, "keys.everywhere"), table(messages, Shortcut.Place.WINDOW)),
                new VBox(8, heading(messages, "keys.painting"), table(messages, Shortcut.Place.CANVAS)));
        Label mouse = new Label(messages.text("keys.mouse"));
        mouse.setWrapText(true);
        mouse.getStyleClass().add("muted");
        VBox page = Page.of(
                "keys-page",
                messages.text("keys.name"),
                List.of(tables, mouse),
                List.of(named.button("close-keys", "settings.close", close)));
        page.getStyleClass().add("keys-page");
        node = page;
    }

    private static Label heading(Messages messages, String key) {
        Label label = new Label(messages.text(key));
        label.getStyleClass().add("caption");
        return label;
    }

    private static GridPane table(Messages messages, Shortcut.Place place) {
        GridPane table = new GridPane(16, 5);
        int row = 0;
        for (Shortcut shortcut : Shortcut.values()) {
            if (shortcut.place() == place) {
                Label keys = new Label(shortcut.shown());
                keys.getStyleClass().add("key");
                table.addRow(row++, keys, new Label(messages.text(shortcut.key())));
            }
        }
        return table;
    }

    Node node() {
        return node;
    }
}
