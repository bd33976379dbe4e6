package app.safelight.ui.canvas;

import app.safelight.ui.control.Messages;
import app.safelight.ui.mask.Area;
import app.safelight.ui.mask.CropFrame;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// The outline of the part that is worked on, with the size and the scale it is worked on at.
final class FrameView {
    private final Messages messages;
    private final Rectangle dark = new Rectangle();
    private final Rectangle light = new Rectangle();
    private final Label words = new Label();
    private final Group node = new Group(dark, light, words);

    /// @param id of the frame
    FrameView(Messages messages, String id) {
        this.messages = messages;
        node.setId(id);
        node.setMouseTransparent(true);
        node.setManaged(false);
        dark.getStyleClass().add("line-dark");
        light.getStyleClass().add("frame-light");
        words.setId(id + "-words");
        words.getStyleClass().add("frame-words");
    }

    /// Shows a frame where the picture lies; none where it is null.
    void show(@Nullable CropFrame frame, Placement at) {
        node.setVisible(frame != null);
        if (frame != null) {
            show(frame.area(), at);
            words.setText(messages.text(
                    "frame.scale", frame.worked().width(), frame.worked().height(), frame.scale()));
        }
    }

    /// Shows what a picture grows to; nothing where that is itself.
    void showGrown(Area area, Area picture, Placement at) {
        node.setVisible(!area.equals(picture));
        show(area, at);
        words.setText(messages.text("frame.grown", area.width(), area.height()));
    }

    private void show(Area area, Placement at) {
        for (Rectangle outline : new Rectangle[] {dark, light}) {
            outline.setX(at.snappedX(area.left()));
            outline.setY(at.snappedY(area.top()));
            outline.setWidth(at.snappedX(area.right()) - outline.getX());
            outline.setHeight(at.snappedY(area.bottom()) - outline.getY());
        }
        words.relocate(light.getX(), light.getY());
    }

    Node node() {
        return node;
    }
}
