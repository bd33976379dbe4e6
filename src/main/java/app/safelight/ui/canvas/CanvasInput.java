package app.safelight.ui.canvas;

import app.safelight.ui.mask.Modifier;
import app.safelight.ui.mask.PainterModel;
import app.safelight.ui.mask.Point;
import app.safelight.ui.mask.Tool;
import java.util.EnumSet;
import java.util.Set;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

/// What mouse and keys do on the canvas. The wheel zooms at the pointer, with Ctrl it sizes the brush; the middle
/// button, and any with Space held, moves the picture, in mid-stroke too; else the tool works. Without a mouse the
/// arrow keys move the tool, and Enter puts it down and lets it go.
final class CanvasInput {
    private static final double WHEEL_ZOOM = 1.15;
    private static final double NEAR = 6;
    private static final double SMALLEST_RING = 3;
    private static final double KEY_STEP = 8;

    private final PictureCanvas canvas;
    private final PainterModel painter;
    private final MaskView mask;
    private final SplitView split;
    private final EdgeDrag edges;
    private final Region node;
    private boolean space;
    private boolean inside;
    private MouseButton drawing = MouseButton.NONE;
    private double pointerX;
    private double pointerY;

    CanvasInput(PictureCanvas canvas, PainterModel painter, MaskView mask, SplitView split) {
        this.canvas = canvas;
        this.painter = painter;
        this.mask = mask;
        this.split = split;
        edges = new EdgeDrag(painter);
        node = canvas.node();
        node.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        node.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        node.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        node.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        node.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        node.addEventHandler(MouseEvent.MOUSE_ENTERED, this::moved);
        node.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> {
            inside = false;
            point();
        });
        node.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        node.addEventHandler(KeyEvent.KEY_RELEASED, event -> {
            if (event.getCode() == KeyCode.SPACE) {
                space = false;
                point();
            }
        });
        node.focusedProperty().subscribe(_ -> space = false);
        painter.toolProperty().subscribe(this::point);
    }

    private boolean paints() {
        return canvas.isStartShown()
                && painter.ready()
                && painter.toolProperty().get() != Tool.HAND;
    }

    private void scrolled(ScrollEvent event) {
        if (event.getDeltaY() == 0) {
            return;
        }
        if (event.isControlDown() && paints()) {
            painter.brush().resize(event.getDeltaY() > 0 ? 1 : -1);
        } else {
            canvas.zoom(event.getDeltaY() > 0 ? WHEEL_ZOOM : 1 / WHEEL_ZOOM, event.getX(), event.getY());
            painter.jump(canvas.pictureAt(event.getX(), event.getY()));
        }
        event.consume();
    }

    private void pressed(MouseEvent event) {
        node.requestFocus();
        to(event);
        if (draws(event) && edges.press(canvas.pictureAt(event.getX(), event.getY()), near())) {
            canvas.hold();
        }
        boolean draws = event.getButton() == MouseButton.PRIMARY || event.getButton() == MouseButton.SECONDARY;
        if (draws && !moves(event) && paints() && drawing == MouseButton.NONE) {
            drawing = event.getButton();
            painter.press(canvas.pictureAt(event.getX(), event.getY()), held(event), near());
        }
        point();
    }

    private void dragged(MouseEvent event) {
        double byX = event.getX() - pointerX;
        double byY = event.getY() - pointerY;
        to(event);
        if (edges.drag(canvas.pictureAt(event.getX(), event.getY()))) {
            return;
        }
        if (moves(event) || drawing == MouseButton.NONE) {
            canvas.pan(byX, byY);
            painter.jump(canvas.pictureAt(event.getX(), event.getY()));
        } else {
            painter.drag(canvas.pictureAt(event.getX(), event.getY()), held(event));
        }
    }

    private void released(MouseEvent event) {
        to(event);
        edges.release();
        canvas.release();
        if (event.getButton() == drawing) {
            drawing = MouseButton.NONE;
            painter.release();
        }
        point();
    }

    private void moved(MouseEvent event) {
        inside = true;
        to(event);
        painter.hover(canvas.pictureAt(event.getX(), event.getY()));
        split.cutAt(event.getX());
        point();
    }

    /// Whether the edges of the picture can be drawn: no tool has a use for the button.
    private boolean draws(MouseEvent event) {
        return event.getButton() == MouseButton.PRIMARY && canvas.isStartShown() && !moves(event) && !paints();
    }

    /// Distance that counts as the same place, in picture pixels.
    private double near() {
        return NEAR / canvas.scaleProperty().get();
    }

    private boolean moves(MouseEvent event) {
        return space || event.isMiddleButtonDown();
    }

    private void to(MouseEvent event) {
        pointerX = event.getX();
        pointerY = event.getY();
        mask.ring().move(pointerX, pointerY);
    }

    /// Shows what the pointer will do.
    private void point() {
        boolean brushes = paints() && painter.toolProperty().get().brushes() && inside;
        mask.ring().node().setVisible(brushes);
        if (space || (drawing == MouseButton.NONE && node.isPressed() && !paints())) {
            node.setCursor(Cursor.CLOSED_HAND);
        } else if (brushes) {
            node.setCursor(mask.ring().radius() < SMALLEST_RING ? Cursor.CROSSHAIR : Cursor.NONE);
        } else if (inside && canvas.isStartShown() && !paints()) {
            node.setCursor(
                    switch (edges.at(canvas.pictureAt(pointerX, pointerY), near())) {
                        case null -> Cursor.DEFAULT;
                        case LEFT, RIGHT -> Cursor.H_RESIZE;
                        case TOP, BOTTOM -> Cursor.V_RESIZE;
                    });
        } else {
            node.setCursor(paints() ? Cursor.CROSSHAIR : Cursor.DEFAULT);
        }
    }

    private static Set<Modifier> held(MouseEvent event) {
        Set<Modifier> held = EnumSet.noneOf(Modifier.class);
        if (event.isShiftDown()) {
            held.add(Modifier.SHIFT);
        }
        if (event.isAltDown()) {
            held.add(Modifier.ALT);
        }
        if (event.isSecondaryButtonDown()) {
            held.add(Modifier.SECONDARY);
        }
        return held;
    }

    private void keyPressed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        double step = event.isShiftDown() ? 1 : KEY_STEP;
        switch (event.getCode()) {
            case SPACE -> {
                space = true;
                point();
            }
            case LEFT -> step(-step, 0);
            case RIGHT -> step(step, 0);
            case UP -> step(0, -step);
            case DOWN -> step(0, step);
            case ENTER -> draw();
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// Moves the tool; without one the line of a picture that is split, else the picture.
    private void step(double byX, double byY) {
        if (split.isShown() && byX != 0) {
            split.cutBy(byX / node.getWidth());
            return;
        }
        if (!paints()) {
            canvas.pan(-byX, -byY);
            return;
        }
        if (!inside) {
            inside = true;
            pointerX = node.getWidth() / 2;
            pointerY = node.getHeight() / 2;
        }
        pointerX = Math.clamp(pointerX + byX, 0, node.getWidth());
        pointerY = Math.clamp(pointerY + byY, 0, node.getHeight());
        mask.ring().move(pointerX, pointerY);
        Point at = canvas.pictureAt(pointerX, pointerY);
        if (painter.toolProperty().get() == Tool.POLYGON) {
            painter.hover(at);
        } else {
            painter.drag(at, Set.of());
        }
        point();
    }

    /// Puts the tool down, or lets it go.
    private void draw() {
        if (!paints()) {
            return;
        }
        Tool tool = painter.toolProperty().get();
        if (painter.draws() && tool != Tool.POLYGON) {
            painter.release();
        } else {
            painter.press(
                    canvas.pictureAt(pointerX, pointerY),
                    Set.of(),
                    NEAR / canvas.scaleProperty().get());
            if (tool == Tool.POLYGON) {
                painter.release();
            }
        }
    }
}
