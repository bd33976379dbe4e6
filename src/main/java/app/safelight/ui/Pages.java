package app.safelight.ui;

import atlantafx.base.controls.ModalPane;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// The pages that lie over the panels, one at a time. While one does the keyboard stays in it; afterwards it goes back
/// to where it was.
final class Pages {
    private final ModalPane node = new ModalPane();
    private @Nullable Node before;

    Pages() {
        node.setId("pages");
        node.setFocusTraversable(false);
        // of itself it stays in the scene unseen, where the keyboard and screen readers still find it
        node.visibleProperty().bind(node.displayProperty());
        node.displayProperty().addListener((_, _, shown) -> {
            if (!shown && before != null) {
                before.requestFocus();
            }
        });
    }

    /// Shows a page; its default button has the keyboard.
    void show(Node page) {
        if (!isShown()) {
            before = node.getScene() == null ? null : node.getScene().getFocusOwner();
        }
        page.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB) {
                goOn(page, event.isShiftDown() ? -1 : 1);
                event.consume();
            }
        });
        node.show(page);
        stops(page).stream()
                .filter(stop -> stop instanceof Button button && button.isDefaultButton())
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    /// Puts the page away.
    void hide() {
        node.hide();
    }

    boolean isShown() {
        return node.isDisplay();
    }

    private static void goOn(Node page, int by) {
        List<Node> stops = stops(page);
        int at = stops.indexOf(page.getScene().getFocusOwner());
        stops.get(Math.floorMod(at + by, stops.size())).requestFocus();
    }

    /// What the Tab key goes to, in order.
    private static List<Node> stops(Node node) {
        List<Node> stops = new ArrayList<>();
        if (node.isVisible() && !node.isDisabled()) {
            if (node.isFocusTraversable()) {
                stops.add(node);
            }
            if (node instanceof Parent parent && !(node instanceof Control)) {
                parent.getChildrenUnmodifiable().forEach(child -> stops.addAll(stops(child)));
            }
        }
        return stops;
    }

    Node node() {
        return node;
    }
}
