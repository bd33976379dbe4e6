package app.safelight.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextInputControl;

/// Looks at a window frame by frame until nothing in it moves or fades any more. Carets, which blink, and progress
/// bars, which run, do not count.
final class Rest extends AnimationTimer {
    private static final int FRAMES = 10;
    private static final long LONGEST_SECONDS = 20;

    private final Node root;
    private final CompletableFuture<Boolean> reached = new CompletableFuture<>();
    private List<Double> last = List.of();
    private int same;

    private Rest(Node root) {
        this.root = root;
    }

    /// Waits until some frames have been the same.
    static void await(Node root) throws Exception {
        Rest rest = Toolkit.call(() -> new Rest(root));
        Toolkit.run(rest::start);
        try {
            rest.reached.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } finally {
            Toolkit.run(rest::stop);
        }
    }

    @Override
    public void handle(long now) {
        List<Double> seen = new ArrayList<>();
        look(root, seen);
        same = seen.equals(last) ? same + 1 : 0;
        last = seen;
        if (same == FRAMES) {
            reached.complete(true);
        }
    }

    /// Where each node is and how opaque.
    private static void look(Node node, List<Double> seen) {
        if (!node.isVisible()) {
            return;
        }
        seen.add(node.getOpacity());
        seen.add(node.getBoundsInParent().getMinX());
        seen.add(node.getBoundsInParent().getMinY());
        seen.add(node.getBoundsInParent().getWidth());
        seen.add(node.getBoundsInParent().getHeight());
        boolean restless = node instanceof TextInputControl || node instanceof ProgressBar;
        if (node instanceof Parent parent && !restless) {
            parent.getChildrenUnmodifiable().forEach(child -> look(child, seen));
        }
    }
}
