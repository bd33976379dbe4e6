package app.safelight.ui.canvas;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// What a picture was made of, laid over its left part up to a line that can be moved.
final class SplitView {
    private final ImageView before = new ImageView();
    private final Rectangle clip = new Rectangle();
    private final Line dark = new Line();
    private final Line light = new Line();
    private final Group node = new Group(before, dark, light);
    private double share = 0.5;

    SplitView() {
        node.setId("split-view");
        node.setMouseTransparent(true);
        node.setManaged(false);
        node.setVisible(false);
        before.setPreserveRatio(false);
        before.setClip(clip);
        dark.getStyleClass().add("line-dark");
        light.getStyleClass().add("frame-light");
    }

    /// Shows a picture left of the line; none where it is null.
    void show(@Nullable Image image) {
        before.setImage(image);
        node.setVisible(image != null);
    }

    boolean isShown() {
        return node.isVisible();
    }

    /// Lies where another view does.
    void place(ImageView like) {
        before.setX(like.getLayoutX());
        before.setY(like.getLayoutY());
        before.setFitWidth(like.getFitWidth());
        before.setFitHeight(like.getFitHeight());
        before.setSmooth(like.isSmooth());
        cut();
    }

    /// Moves the line to a place of the canvas, as far as the picture goes.
    void cutAt(double x) {
        if (before.getFitWidth() > 0) {
            share = Math.clamp((x - before.getX()) / before.getFitWidth(), 0, 1);
            cut();
        }
    }

    /// Moves the line by a part of the picture's width.
    void cutBy(double part) {
        share = Math.clamp(share + part, 0, 1);
        cut();
    }

    private void cut() {
        clip.setX(before.getX());
        clip.setY(before.getY());
        clip.setWidth(before.getFitWidth() * share);
        clip.setHeight(before.getFitHeight());
        double x = Math.rint(before.getX() + clip.getWidth());
        for (Line line : new Line[] {dark, light}) {
            line.setStartX(x);
            line.setEndX(x);
            line.setStartY(before.getY());
            line.setEndY(before.getY() + before.getFitHeight());
        }
    }

    Node node() {
        return node;
    }
}
