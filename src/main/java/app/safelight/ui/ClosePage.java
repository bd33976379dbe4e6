package app.safelight.ui;

import app.safelight.ui.control.Messages;
import app.safelight.ui.control.Named;
import app.safelight.ui.control.Page;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/// The page that asks what becomes of the work when the window is to be closed.
final class ClosePage {
    private final Node node;

    /// @param close puts the page away
    ClosePage(Named named, Closing closing, Runnable close) {
        Messages messages = named.messages();
        List<Label> words = new ArrayList<>();
        List<Button> buttons = new ArrayList<>();
        buttons.add(named.button("close-anyway", closing.isRunning() ? "close.stop" : "close.lose", closing::stop));
        if (closing.isRunning()) {
            words.add(sentence(messages.text("close.running", closing.waiting())));
            buttons.add(named.button("close-later", "close.finish", () -> {
                closing.finish();
                close.run();
            }));
        }
        if (closing.unkept() > 0) {
            words.add(sentence(messages.text("close.unkept", closing.unkept())));
        }
        buttons.add(named.button("keep-working", "close.stay", close));
        node = Page.of("close-page", messages.text("close.name"), words, buttons);
    }

    private static Label sentence(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        return label;
    }

    Node node() {
        return node;
    }
}
