package app.safelight.ui.mask;

import app.safelight.ui.run.FxDelivery;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// The tools a mask is painted with. Places are in picture pixels. Belongs to the window's thread.
public final class PainterModel {
    private final DocumentModel document;
    private final MaskWork work;
    private final BrushModel brush = new BrushModel();
    private final LookModel look = new LookModel();
    private final FrameModel frame;
    private final ObjectProperty<Tool> tool = new SimpleObjectProperty<>(this, "tool", Tool.HAND);
    private final ReadOnlyObjectWrapper<List<Point>> outline = new ReadOnlyObjectWrapper<>(this, "outline", List.of());
    private @Nullable Gesture gesture;
    private @Nullable Point strokeEnd;

    /// @param background works on whole masks
    public PainterModel(DocumentModel document, Executor background, FxDelivery delivery) {
        this.document = document;
        frame = new FrameModel(document, background, delivery);
        work = new MaskWork(document.layer(), background, delivery);
        tool.subscribe(_ -> finish());
        document.layer().maskProperty().subscribe(_ -> {
            gesture = null;
            strokeEnd = null;
            outline.set(List.of());
        });
    }

    /// Whether there is a mask that can be painted.
    public boolean ready() {
        return document.pictureProperty().get() != null
                && document.layer().maskProperty().get() != null
                && document.fittingProperty().get();
    }

    /// Puts the pointer down.
    ///
    /// @param near distance that counts as the same place
    public void press(Point at, Set<Modifier> held, double near) {
        if (!ready()) {
            return;
        }
        if (gesture != null) {
            gesture.press(at);
        } else {
            gesture = begin(at, held, near);
        }
        showOutline();
    }

    private @Nullable Gesture begin(Point at, Set<Modifier> held, double near) {
        MaskLayer layer = document.layer();
        boolean other = held.contains(Modifier.ALT) || held.contains(Modifier.SECONDARY);
        Ink usual = tool.get() == Tool.ERASER ? Ink.ERASE : Ink.PAINT;
        Ink ink = other ? usual.opposite() : usual;
        return switch (tool.get()) {
            case HAND -> null;
            case BRUSH, ERASER -> {
                Point from = held.contains(Modifier.SHIFT) && strokeEnd != null ? strokeEnd : at;
                yield new BrushGesture(
                        layer, ink, brush.brush(), brush.smoothingProperty().get(), from, at);
            }
            case RECTANGLE -> new BoxGesture(layer, ink, Shape::rectangle, at, held);
            case ELLIPSE -> new BoxGesture(layer, ink, Shape::ellipse, at, held);
            case LASSO -> new LassoGesture(layer, ink, at);
            case POLYGON -> new PolygonGesture(layer, ink, near, at);
            case FILL -> {
                apply(mask -> FloodFill.at(mask, (int) Math.floor(at.x()), (int) Math.floor(at.y()), ink));
                yield null;
            }
        };
    }

    /// Moves the pointer with its button down.
    public void drag(Point to, Set<Modifier> held) {
        if (gesture != null) {
            gesture.drag(to, held);
            showOutline();
        }
    }

    /// Moves the pointer with no button down.
    public void hover(Point to) {
        if (gesture != null) {
            gesture.hover(to);
            showOutline();
        }
    }

    /// Says where the pointer is after the picture was moved under it: nothing is drawn on the way.
    public void jump(Point to) {
        if (gesture != null) {
            gesture.jump(to);
            showOutline();
        }
    }

    /// Lets the pointer's button go.
    public void release() {
        if (gesture != null) {
            if (gesture instanceof BrushGesture stroke) {
                strokeEnd = stroke.last();
            }
            if (!gesture.release()) {
                gesture = null;
            }
            showOutline();
        }
    }

    /// Ends what is being drawn and paints it.
    public void finish() {
        if (gesture != null) {
            Gesture ended = gesture;
            gesture = null;
            ended.finish();
            showOutline();
        }
    }

    /// Gives up what is being drawn.
    ///
    /// @return whether there was anything
    public boolean cancel() {
        boolean any = gesture != null;
        gesture = null;
        document.layer().cancel();
        showOutline();
        return any;
    }

    /// Whether a tool is down.
    public boolean draws() {
        return gesture != null;
    }

    private void showOutline() {
        outline.set(gesture == null ? List.of() : List.copyOf(gesture.outline()));
    }

    /// Takes the last edit back; what is being drawn, if anything is.
    public void undo() {
        if (!cancel() && ready()) {
            document.layer().undo();
        }
    }

    /// Brings the edit last taken back about anew.
    public void redo() {
        finish();
        if (ready()) {
            document.layer().redo();
        }
    }

    /// Wipes the mask; one that does not fit is put away.
    public void clear() {
        finish();
        if (ready()) {
            document.layer().clear();
        } else {
            document.discardMask();
        }
    }

    /// Turns the mask into its opposite.
    public void invert() {
        finish();
        if (ready()) {
            document.layer().invert();
        }
    }

    /// Paints everything.
    public void fill() {
        finish();
        if (ready()) {
            document.layer().fill();
        }
    }

    /// Works on the whole mask.
    public void apply(MaskOperation operation) {
        finish();
        if (ready()) {
            work.apply(operation);
        }
    }

    /// Takes the eraser for the brush, and the brush for anything else.
    public void swap() {
        tool.set(tool.get() == Tool.BRUSH ? Tool.ERASER : Tool.BRUSH);
    }

    public ObjectProperty<Tool> toolProperty() {
        return tool;
    }

    /// The line of what is being drawn; empty where nothing is.
    public ReadOnlyObjectProperty<List<Point>> outlineProperty() {
        return outline.getReadOnlyProperty();
    }

    /// The brush.
    public BrushModel brush() {
        return brush;
    }

    /// How the mask is looked at.
    public LookModel look() {
        return look;
    }

    /// The part of the picture that will be worked on.
    public FrameModel frame() {
        return frame;
    }

    /// The picture and the mask that are painted.
    public DocumentModel document() {
        return document;
    }
}
