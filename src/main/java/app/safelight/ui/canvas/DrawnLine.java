package app.safelight.ui.canvas;

import app.safelight.ui.mask.Point;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.Polygon;

/// The closed line of a shape while it is drawn, dark and light so that it shows on any picture.
final class DrawnLine {
    private final Polygon dark = new Polygon();
    private final Polygon light = new Polygon();
    private final Group node = new Group(dark, light);

    DrawnLine() {
        node.setId("drawn-line");
        node.setMouseTransparent(true);
        node.setManaged(false);
        dark.getStyleClass().add("line-dark");
        light.getStyleClass().add("line-light");
    }

    /// Shows a line.
    ///
    /// @param points in layout units
    void show(List<Point> points) {
        List<Double> numbers = points.stream()
                .flatMap(point -> List.of(point.x(), point.y()).stream())
                .toList();
        node.setVisible(!points.isEmpty());
        dark.getPoints().setAll(numbers);
        light.getPoints().setAll(numbers);
    }

    Node node() {
        return node;
    }
}
