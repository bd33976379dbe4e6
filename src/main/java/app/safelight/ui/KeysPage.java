package app.safelight.ui;

import app.safelight.ui.control.Messages;
import app.safelight.ui.control.Named;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The page that lists the keys.
final class KeysPage {
    private final VBox node;

    /// @param close puts the page away
    KeysPage(Named named, Runnable close) {
        Messages messages = named.messages();
        Label title = new Label(messages.text("keys.name"));
        title.getStyleClass().add("title-3");
        HBox tables = new HBox(32, table(messages, Shortcut.Place.WINDOW), table(messages, Shortcut.Place.CANVAS));
        Label mouse = new Label(messages.text("keys.mouse"));
        mouse.setWrapText(true);
        mouse.getStyleClass().add("muted");
        Button done = named.button("close-keys", "settings.close", close);
        done.setDefaultButton(true);
        HBox foot = new HBox(done);
        foot.setAlignment(Pos.CENTER_RIGHT);
        node = new VBox(16, title, tables, mouse, foot);
        node.setId("keys-page");
        node.getStyleClass().addAll("page", "keys-page");
        node.setMaxHeight(Region.USE_PREF_SIZE);
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
