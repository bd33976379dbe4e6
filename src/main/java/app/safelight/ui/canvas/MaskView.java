package app.safelight.ui.canvas;

import app.safelight.ui.control.Messages;
import app.safelight.ui.mask.Area;
import app.safelight.ui.mask.BasePicture;
import app.safelight.ui.mask.PainterModel;
import app.safelight.ui.mask.Point;
import app.safelight.ui.run.FxDelivery;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/// What painting shows over the picture: the mask, the shape being drawn, the brush.
final class MaskView {
    private final PainterModel painter;
    private final MaskOverlay overlay = new MaskOverlay();
    private final OverlayFeed feed;
    private final FrameView frame;
    private final FrameView grown;
    private final DrawnLine line = new DrawnLine();
    private final BrushRing ring = new BrushRing();
    private final Rectangle swatch = new Rectangle();
    private final Rectangle ground = new Rectangle();
    private final Group node;
    private Placement at = new Placement(1, 0, 0, 1);

    MaskView(Messages messages, PainterModel painter, Executor background, FxDelivery delivery) {
        this.painter = painter;
        frame = new FrameView(messages, "crop-frame");
        grown = new FrameView(messages, "grow-frame");
        feed = new OverlayFeed(overlay, painter, background, delivery);
        // of no size: the style sheet's colour arrives in its fill
        swatch.setManaged(false);
        ground.setManaged(false);
        ground.getStyleClass().add("mask-ground");
        node = new Group(swatch, overlay.node(), frame.node(), grown.node(), line.node(), ring.node());
        node.setId("mask");
        node.setMouseTransparent(true);
        swatch.fillProperty().subscribe(this::colour);
        painter.look().colourProperty().subscribe(this::style);
        painter.look().maskOnlyProperty().subscribe(this::style);
        painter.look().opacityProperty().subscribe(this::fade);
        painter.document().fittingProperty().subscribe(this::fade);
        painter.outlineProperty().subscribe(this::draw);
        painter.frame().frameProperty().subscribe(now -> frame.show(now, at));
        painter.brush().sizeProperty().subscribe(this::size);
        painter.brush().hardnessProperty().subscribe(this::size);
        painter.document().pictureProperty().subscribe(this::layGround);
        painter.look().growthProperty().subscribe(this::grow);
        painter.document().pictureProperty().subscribe(this::grow);
        style();
        size();
    }

    private void style() {
        String colour = painter.look().maskOnlyProperty().get()
                ? "mask-white"
                : switch (painter.look().colourProperty().get()) {
                    case RED -> "mask-red";
                    case GREEN -> "mask-green";
                    case BLUE -> "mask-blue";
                };
        swatch.getStyleClass().setAll(colour);
        ground.setVisible(node.isVisible() && painter.look().maskOnlyProperty().get());
        fade();
    }

    private void colour() {
        if (swatch.getFill() instanceof Color colour) {
            overlay.colour(colour);
            feed.all();
        }
    }

    private void fade() {
        overlay.node()
                .setOpacity(
                        painter.look().maskOnlyProperty().get()
                                ? 1
                                : painter.look().opacityProperty().get());
        overlay.node().setVisible(painter.document().fittingProperty().get());
    }

    private void draw(List<Point> points) {
        line.show(points.stream().map(at::shown).toList());
    }

    private void size() {
        ring.show(painter.brush().brush(), at.scale());
    }

    /// Goes where the picture lies.
    void place(Placement placement) {
        at = placement;
        overlay.place(at);
        layGround();
        grow();
        draw(painter.outlineProperty().get());
        frame.show(painter.frame().frameProperty().get(), at);
        size();
    }

    private void grow() {
        BasePicture picture = painter.document().pictureProperty().get();
        if (picture != null) {
            Area area = painter.look().growthProperty().get().around(picture);
            grown.showGrown(area, new Area(0, 0, picture.width(), picture.height()), at);
        }
    }

    private void layGround() {
        BasePicture picture = painter.document().pictureProperty().get();
        int width = picture == null ? 0 : picture.width();
        int height = picture == null ? 0 : picture.height();
        ground.setX(at.snappedX(0));
        ground.setY(at.snappedY(0));
        ground.setWidth(at.snappedX(width) - ground.getX());
        ground.setHeight(at.snappedY(height) - ground.getY());
    }

    void setVisible(boolean visible) {
        node.setVisible(visible);
        style();
    }

    /// What lies under the mask where it is shown without the picture.
    Node ground() {
        return ground;
    }

    /// The brush's outline.
    BrushRing ring() {
        return ring;
    }

    Node node() {
        return node;
    }
}
