package app.safelight.ui;

import app.safelight.ui.mask.PainterModel;
import app.safelight.ui.mask.Tool;
import javafx.beans.property.BooleanProperty;

/// The keys that paint.
final class PaintKeys {
    private PaintKeys() {}

    /// Does what a shortcut of the canvas says.
    ///
    /// @throws IllegalArgumentException if it is none
    static void perform(Shortcut shortcut, PainterModel painter) {
        switch (shortcut) {
            case HAND -> painter.toolProperty().set(Tool.HAND);
            case BRUSH -> painter.toolProperty().set(Tool.BRUSH);
            case ERASER -> painter.toolProperty().set(Tool.ERASER);
            case SWAP -> painter.swap();
            case RECTANGLE -> painter.toolProperty().set(Tool.RECTANGLE);
            case ELLIPSE -> painter.toolProperty().set(Tool.ELLIPSE);
            case LASSO -> painter.toolProperty().set(Tool.LASSO);
            case POLYGON -> painter.toolProperty().set(Tool.POLYGON);
            case FILL -> painter.toolProperty().set(Tool.FILL);
            case SMALLER -> painter.brush().resize(-1);
            case LARGER -> painter.brush().resize(1);
            case SOFTER -> painter.brush().harden(-1);
            case HARDER -> painter.brush().harden(1);
            case UNDO -> painter.undo();
            case REDO -> painter.redo();
            case INVERT -> painter.invert();
            case MASK_ONLY -> toggle(painter.look().maskOnlyProperty());
            case AS_IT_ACTS -> toggle(painter.look().asItActsProperty());
            default -> throw new IllegalArgumentException(shortcut + " does not paint");
        }
    }

    private static void toggle(BooleanProperty property) {
        property.set(!property.get());
    }
}
