package app.safelight.ui.canvas;

import app.safelight.ui.control.Icon;
import app.safelight.ui.control.Named;
import app.safelight.ui.mask.BasePicture;
import app.safelight.ui.mask.Growth;
import app.safelight.ui.mask.PainterModel;
import app.safelight.ui.mask.Point;
import app.safelight.ui.run.FxDelivery;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// The picture large, the mask over it where it is the one to start from.
public final class PictureCanvas {
    private final Executor background;
    private final FxDelivery delivery;
    private final PainterModel painter;
    private final ImageView view = new ImageView();
    private final SplitView split = new SplitView();
    private final MaskView mask;
    private final Pane layer;
    private final StackPane node;
    private final VBox empty;
    private final ReadOnlyDoubleWrapper scale = new ReadOnlyDoubleWrapper(this, "scale", 1);
    private Viewport viewport = new Viewport(1, 0, 0);
    private @Nullable Frame frame;
    private @Nullable Frame base;
    private @Nullable BasePicture based;
    private @Nullable Shown current;
    private boolean fitting = true;
    private boolean held;

    /// @param background reads pictures
    public PictureCanvas(
            Named named, ObservableValue<Shown> shown, PainterModel painter, Executor background, FxDelivery delivery) {
        this.background = background;
        this.delivery = delivery;
        this.painter = painter;
        mask = new MaskView(named.messages(), painter, background, delivery);
        layer = new Pane(mask.ground(), view, split.node(), mask.node());
        Label title = new Label(named.messages().text("canvas.empty.title"));
        title.getStyleClass().add("empty-title");
        Label text = new Label(named.messages().text("canvas.empty.text"));
        text.getStyleClass().add("empty-text");
        text.setWrapText(true);
        empty = new VBox(8, Icon.PICTURE.node(), title, text);
        empty.getStyleClass().add("empty");
        empty.setMouseTransparent(true);
        node = named.area(new StackPane(layer, empty), "canvas", "canvas.name");
        node.getStyleClass().add("canvas");
        node.setFocusTraversable(true);
        node.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        node.setMinSize(0, 0);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(layer.widthProperty());
        clip.heightProperty().bind(layer.heightProperty());
        layer.setClip(clip);
        view.setPreserveRatio(false);
        layer.widthProperty().subscribe(this::resized);
        layer.heightProperty().subscribe(this::resized);
        new CanvasInput(this, painter, mask, split);
        painter.look().comparingProperty().subscribe(this::image);
        painter.look().splitProperty().subscribe(this::image);
        painter.look().maskOnlyProperty().subscribe(this::image);
        shown.subscribe(this::show);
        painter.look().growthProperty().subscribe(this::resized);
    }

    private void show(Shown next) {
        current = next;
        switch (next) {
            case Shown.Nothing _ -> frame(null);
            case Shown.Preview preview -> frame(Frame.preview(preview.raster()));
            case Shown.Picture picture -> frame(Frame.picture(picture.raster()));
            case Shown.Kept kept -> read(kept.file(), next);
            case Shown.Start start -> frame(start(start.picture()));
        }
    }

    /// The picture to start from; kept for comparing.
    private Frame start(BasePicture picture) {
        Frame known = base;
        if (known == null || !picture.equals(based)) {
            known = Frame.start(picture);
            base = known;
            based = picture;
        }
        return known;
    }

    private void read(Path file, Shown asked) {
        background.execute(() -> {
            Frame read = Frame.read(file).orElse(null);
            delivery.post(() -> {
                if (asked.equals(current)) {
                    frame(read);
                }
            });
        });
    }

    private void frame(@Nullable Frame next) {
        Frame before = frame;
        frame = next;
        empty.setVisible(next == null);
        image();
        if (next != null) {
            boolean sameSize = before != null && before.width() == next.width() && before.height() == next.height();
            if (!sameSize) {
                fit();
            } else {
                place();
            }
        }
    }

    /// Shows the frame, or in its place the picture it was made of.
    private void image() {
        BasePicture begun = painter.document().pictureProperty().get();
        boolean made = frame != null && begun != null && !isStartShown();
        Frame now = made && painter.look().comparingProperty().get() ? start(begun) : frame;
        view.setImage(now == null ? null : now.image());
        split.show(made && painter.look().splitProperty().get() ? start(begun).image() : null);
        mask.setVisible(isStartShown());
        view.setVisible(!(isStartShown() && painter.look().maskOnlyProperty().get()));
    }

    /// Whether the picture to start from is shown, with its mask.
    boolean isStartShown() {
        return current instanceof Shown.Start;
    }

    private void resized() {
        if (fitting && !held) {
            fit();
        }
    }

    /// Shows the whole picture.
    public void fit() {
        Frame now = frame;
        fitting = true;
        if (now != null && layer.getWidth() > 0 && layer.getHeight() > 0) {
            Growth growth = isStartShown() ? painter.look().growthProperty().get() : Growth.NONE;
            double width = now.width() + growth.left() + growth.right();
            double height = now.height() + growth.top() + growth.bottom();
            Viewport whole = Viewport.fit(width, height, layer.getWidth() * device(), layer.getHeight() * device());
            viewport = whole.pan(growth.left() * whole.scale(), growth.top() * whole.scale());
            place();
        }
    }

    /// Has the picture stay where it is while one of its edges is drawn.
    void hold() {
        held = true;
    }

    /// Lets the picture be fitted again.
    void release() {
        if (held) {
            held = false;
            resized();
        }
    }

    /// Shows the picture pixel for pixel.
    public void actualSize() {
        Frame now = frame;
        if (now != null) {
            fitting = false;
            viewport = Viewport.centred(
                    1, now.width(), now.height(), layer.getWidth() * device(), layer.getHeight() * device());
            place();
        }
    }

    /// Zooms in or out around the middle.
    public void zoom(double factor) {
        zoom(factor, layer.getWidth() / 2, layer.getHeight() / 2);
    }

    /// Zooms in or out around a place in layout units.
    void zoom(double factor, double atX, double atY) {
        fitting = false;
        viewport = viewport.zoom(factor, atX * device(), atY * device());
        place();
    }

    /// Moves the picture by layout units.
    void pan(double byX, double byY) {
        fitting = false;
        viewport = viewport.pan(byX * device(), byY * device());
        place();
    }

    private void place() {
        Frame now = frame;
        if (now != null) {
            double logical = viewport.scale() / device();
            view.setFitWidth(now.width() * logical);
            view.setFitHeight(now.height() * logical);
            view.setLayoutX(viewport.x() / device());
            view.setLayoutY(viewport.y() / device());
            view.setSmooth(viewport.scale() * now.magnification() < 1 || now.magnification() > 1);
            split.place(view);
            mask.place(new Placement(logical, viewport.x() / device(), viewport.y() / device(), device()));
            scale.set(viewport.scale());
        }
    }

    /// Where on the picture a place of the canvas lies.
    Point pictureAt(double x, double y) {
        return new Point(
                (x * device() - viewport.x()) / viewport.scale(), (y * device() - viewport.y()) / viewport.scale());
    }

    /// Device pixels in a unit of the layout.
    private double device() {
        return node.getScene() == null || node.getScene().getWindow() == null
                ? 1
                : node.getScene().getWindow().getOutputScaleX();
    }

    /// Device pixels a picture pixel takes.
    public ReadOnlyDoubleProperty scaleProperty() {
        return scale.getReadOnlyProperty();
    }

    /// The canvas.
    public StackPane node() {
        return node;
    }
}
