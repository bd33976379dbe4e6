package app.safelight.ui.canvas;

import app.safelight.ui.mask.Area;
import app.safelight.ui.mask.BasePicture;
import app.safelight.ui.mask.Growth;
import app.safelight.ui.mask.PainterModel;
import app.safelight.ui.mask.Point;
import org.jspecify.annotations.Nullable;

/// Draws the edges of a picture outwards: how far it is to grow.
final class EdgeDrag {
    private final PainterModel painter;
    private Growth.@Nullable Side drawn;

    EdgeDrag(PainterModel painter) {
        this.painter = painter;
    }

    /// The side of the picture, as far as it will grow, that a place is at; null for none.
    ///
    /// @param near distance that counts as the same place
    Growth.@Nullable Side at(Point place, double near) {
        BasePicture picture = painter.document().pictureProperty().get();
        if (picture == null) {
            return null;
        }
        Area area = painter.look().growthProperty().get().around(picture);
        boolean beside = place.y() >= area.top() - near && place.y() <= area.bottom() + near;
        boolean above = place.x() >= area.left() - near && place.x() <= area.right() + near;
        if (beside && Math.abs(place.x() - area.left()) <= near) {
            return Growth.Side.LEFT;
        } else if (beside && Math.abs(place.x() - area.right()) <= near) {
            return Growth.Side.RIGHT;
        } else if (above && Math.abs(place.y() - area.top()) <= near) {
            return Growth.Side.TOP;
        }
        return above && Math.abs(place.y() - area.bottom()) <= near ? Growth.Side.BOTTOM : null;
    }

    /// Takes hold of the side at a place, if one is there.
    ///
    /// @return whether one is
    boolean press(Point place, double near) {
        drawn = at(place, near);
        return drawn != null;
    }

    /// Draws the side that is held.
    ///
    /// @return whether one is
    boolean drag(Point to) {
        BasePicture picture = painter.document().pictureProperty().get();
        Growth.Side side = drawn;
        if (side == null || picture == null) {
            return false;
        }
        Growth before = painter.look().growthProperty().get();
        painter.look().growthProperty().set(before.drawn(side, to, picture));
        return true;
    }

    void release() {
        drawn = null;
    }
}
