package app.safelight.ui.mask;

import app.safelight.request.Inpainting;
import app.safelight.request.MaskMode;
import app.safelight.request.MaskRaster;
import app.safelight.ui.run.FxDelivery;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// The tools a mask is painted with, and how it is looked at. Places are in picture pixels. Belongs to the window's
/// thread.
public final class PainterModel {
    private static final double USUAL_SIZE = 48;
    private static final double USUAL_HARDNESS = 1;
    private static final double USUAL_OPACITY = 0.6;
    private static final int USUAL_EDGE = 4;
    private static final double HARDNESS_STEP = 0.1;
    private static final double SIZE_FACTOR = 1.1;

    private final DocumentModel document;
    private final Executor background;
    private final FxDelivery delivery;
    private final ObjectProperty<Tool> tool = new SimpleObjectProperty<>(this, "tool", Tool.HAND);
    private final DoubleProperty size = new SimpleDoubleProperty(this, "size", USUAL_SIZE);
    private final DoubleProperty hardness = new SimpleDoubleProperty(this, "hardness", USUAL_HARDNESS);
    private final IntegerProperty edge = new SimpleIntegerProperty(this, "edge", USUAL_EDGE);
    private final DoubleProperty opacity = new SimpleDoubleProperty(this, "opacity", USUAL_OPACITY);
    private final ObjectProperty<MaskColour> colour = new SimpleObjectProperty<>(this, "colour", MaskColour.RED);
    private final BooleanProperty maskOnly = new SimpleBooleanProperty(this, "maskOnly", false);
    private final BooleanProperty asItActs = new SimpleBooleanProperty(this, "asItActs", false);
    private final BooleanProperty comparing = new SimpleBooleanProperty(this, "comparing", false);
    private final ObjectProperty<ActingRule> rule =
            new SimpleObjectProperty<>(this, "rule", new ActingRule(MaskMode.INPAINT_MASKED, Inpainting.USUAL_BLUR));
    private final ReadOnlyObjectWrapper<List<Point>> outline = new ReadOnlyObjectWrapper<>(this, "outline", List.of());
    private @Nullable Gesture gesture;
    private @Nullable Point strokeEnd;

    /// @param background works on whole masks
    public PainterModel(DocumentModel document, Executor background, FxDelivery delivery) {
        this.document = document;
        this.background = background;
        this.delivery = delivery;
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
                yield new BrushGesture(layer, ink, brush(), from, at);
            }
            case RECTANGLE -> new BoxGesture(layer, ink, Shape::rectangle, at, held);
            case ELLIPSE -> new BoxGesture(layer, ink, Shape::ellipse, at, held);
            case LASSO -> new LassoGesture(layer, ink, at);
            case POLYGON -> new PolygonGesture(layer, ink, near, at);
            case FILL -> {
                apply(MaskOperation.flood(ink, at));
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

    /// Widens what is painted by the edge.
    public void grow() {
        apply(MaskOperation.grow(edge.get()));
    }

    /// Narrows what is painted by the edge.
    public void shrink() {
        apply(MaskOperation.shrink(edge.get()));
    }

    /// Softens the edge of what is painted.
    public void feather() {
        apply(MaskOperation.feather(edge.get()));
    }

    /// Works on the mask as it is now. If it has been painted on meanwhile, the work begins anew.
    private void apply(MaskOperation operation) {
        finish();
        Mask mask = document.layer().maskProperty().get();
        if (!ready() || mask == null) {
            return;
        }
        long revision = document.layer().revisionProperty().get();
        MaskRaster before = mask.raster();
        background.execute(() -> {
            MaskRaster after = operation.apply(before);
            delivery.post(() -> {
                if (revision == document.layer().revisionProperty().get()) {
                    document.layer().replace(after);
                } else {
                    apply(operation);
                }
            });
        });
    }

    /// Makes the brush larger or smaller.
    ///
    /// @param steps a tenth each, below zero for smaller
    public void resize(int steps) {
        double scaled = size.get() * Math.pow(SIZE_FACTOR, steps);
        double moved = steps > 0 ? Math.max(scaled, size.get() + 1) : Math.min(scaled, size.get() - 1);
        size.set(Math.clamp(Math.rint(moved), Brush.SMALLEST, Brush.LARGEST));
    }

    /// Makes the brush harder or softer.
    ///
    /// @param steps a tenth each, below zero for softer
    public void harden(int steps) {
        double moved = hardness.get() + HARDNESS_STEP * steps;
        hardness.set(Math.clamp(Math.rint(moved * 100) / 100, 0, 1));
    }

    /// Takes the eraser for the brush, and the brush for anything else.
    public void swap() {
        tool.set(tool.get() == Tool.BRUSH ? Tool.ERASER : Tool.BRUSH);
    }

    /// The brush as it is set.
    public Brush brush() {
        return new Brush(size.get(), hardness.get());
    }

    public ObjectProperty<Tool> toolProperty() {
        return tool;
    }

    /// Diameter of the brush in picture pixels.
    public DoubleProperty sizeProperty() {
        return size;
    }

    /// Share of the brush's radius that paints wholly.
    public DoubleProperty hardnessProperty() {
        return hardness;
    }

    /// How far growing, shrinking and softening go, in picture pixels.
    public IntegerProperty edgeProperty() {
        return edge;
    }

    /// How thickly the mask is shown over the picture, 0 to 1.
    public DoubleProperty opacityProperty() {
        return opacity;
    }

    /// The colour it is shown in.
    public ObjectProperty<MaskColour> colourProperty() {
        return colour;
    }

    /// Whether the mask is shown without the picture.
    public BooleanProperty maskOnlyProperty() {
        return maskOnly;
    }

    /// Whether the mask is shown as it will act, not as it is painted.
    public BooleanProperty asItActsProperty() {
        return asItActs;
    }

    /// How it will act.
    public ObjectProperty<ActingRule> ruleProperty() {
        return rule;
    }

    /// Whether the picture to start from is shown in place of what was made of it.
    public BooleanProperty comparingProperty() {
        return comparing;
    }

    /// The line of what is being drawn; empty where nothing is.
    public ReadOnlyObjectProperty<List<Point>> outlineProperty() {
        return outline.getReadOnlyProperty();
    }

    /// The picture and the mask that are painted.
    public DocumentModel document() {
        return document;
    }
}
