package app.safelight.ui.mask;

import java.util.List;
import java.util.Set;

/// A tool at work, from the first press to the end.
sealed interface Gesture permits BrushGesture, BoxGesture, LassoGesture, PolygonGesture {
    /// Where the pointer goes, with its button down.
    void drag(Point to, Set<Modifier> held);

    /// Where the pointer goes with no button down.
    default void hover(Point to) {}

    /// Where the pointer is put down again, for a tool that is put down more than once.
    default void press(Point at) {}

    /// The pointer's button is let go.
    ///
    /// @return whether the gesture goes on
    default boolean release() {
        finish();
        return false;
    }

    /// Takes the pointer somewhere else without drawing.
    default void jump(Point to) {}

    /// Ends it and paints what it is to paint.
    void finish();

    /// The line to show meanwhile, its end joined to its beginning; empty where the mask itself shows enough.
    default List<Point> outline() {
        return List.of();
    }
}
