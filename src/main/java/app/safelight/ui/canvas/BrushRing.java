package app.safelight.ui.canvas;

import app.safelight.ui.mask.Brush;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.Circle;

/// The brush's outline at its true size, dark and light so that it shows on any picture, with its middle and, inside,
/// the part that paints wholly.
final class BrushRing {
    private final Circle dark = circle("brush-dark");
    private final Circle light = circle("brush-light");
    private final Circle core = circle("brush-core");
    private final Circle dot = circle("brush-dot");
    private final Group node = new Group(List.of(dark, light, core, dot));

    BrushRing() {
        node.setId("brush-ring");
        node.setMouseTransparent(true);
        node.setManaged(false);
        node.setVisible(false);
        dot.setRadius(1);
    }

    private static Circle circle(String style) {
        Circle circle = new Circle();
        circle.getStyleClass().add(style);
        return circle;
    }

    /// Takes a brush's size.
    ///
    /// @param scale layout units a picture pixel takes
    void show(Brush brush, double scale) {
        double radius = brush.size() / 2 * scale;
        dark.setRadius(radius);
        light.setRadius(radius);
        core.setRadius(radius * brush.hardness());
        core.setVisible(brush.hardness() < 1);
    }

    /// Goes to a place.
    void move(double x, double y) {
        node.setTranslateX(x);
        node.setTranslateY(y);
    }

    /// Radius on the screen.
    double radius() {
        return light.getRadius();
    }

    Node node() {
        return node;
    }
}
