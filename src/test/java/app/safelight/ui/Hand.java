package app.safelight.ui;

import java.util.EnumSet;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.scene.robot.Robot;

/// A person's hand on the mouse and the keys, over the canvas of a window. Places are in picture pixels.
final class Hand {
    private final Bench bench;
    private final Robot robot;
    private final StackPane canvas;
    private final int width;
    private Point2D at = Point2D.ZERO;

    /// @param width of the picture that is shown whole
    Hand(Bench bench, int width) throws Exception {
        this.bench = bench;
        this.width = width;
        robot = Toolkit.call(Robot::new);
        canvas = bench.find("canvas", StackPane.class);
        Toolkit.run(canvas::requestFocus);
    }

    private Point2D screen(double x, double y) throws Exception {
        return Toolkit.call(() -> {
            Node view = canvas.lookup(".image-view");
            double scale = view.getBoundsInLocal().getWidth() / width;
            return view.localToScreen(x * scale, y * scale);
        });
    }

    /// Where in the window a place of the picture is.
    Point2D window(double x, double y) throws Exception {
        Point2D there = screen(x, y);
        return Toolkit.call(() -> bench.window.node().screenToLocal(there));
    }

    void move(double x, double y) throws Exception {
        moveTo(screen(x, y));
    }

    private void moveTo(Point2D to) throws Exception {
        Point2D from = at;
        for (int i = 1; i <= 8; i++) {
            Point2D next = from.interpolate(to, i / 8.0);
            Toolkit.run(() -> robot.mouseMove(next));
        }
        at = to;
    }

    /// Moves by pixels of the screen.
    void moveScreen(double byX, double byY) throws Exception {
        moveTo(at.add(byX, byY));
    }

    void press(MouseButton button, double x, double y) throws Exception {
        at = screen(x, y);
        Toolkit.run(() -> robot.mouseMove(at));
        Toolkit.run(() -> robot.mousePress(button));
    }

    void release(MouseButton button) throws Exception {
        Toolkit.run(() -> robot.mouseRelease(button));
    }

    void drag(MouseButton button, double fromX, double fromY, double toX, double toY) throws Exception {
        press(button, fromX, fromY);
        move(toX, toY);
        release(button);
    }

    void scroll(int clicks) throws Exception {
        Toolkit.run(() -> robot.mouseWheel(-clicks));
    }

    void hold(KeyCode code) throws Exception {
        Toolkit.run(() -> robot.keyPress(code));
    }

    void letGo(KeyCode code) throws Exception {
        Toolkit.run(() -> robot.keyRelease(code));
    }

    void type(KeyCode code, KeyCode... modifiers) throws Exception {
        Set<KeyCode> held = EnumSet.noneOf(KeyCode.class);
        for (KeyCode modifier : modifiers) {
            hold(modifier);
            held.add(modifier);
        }
        hold(code);
        letGo(code);
        for (KeyCode modifier : held) {
            letGo(modifier);
        }
    }
}
