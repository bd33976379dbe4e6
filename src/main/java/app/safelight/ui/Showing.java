package app.safelight.ui;

import app.safelight.request.Raster;
import app.safelight.ui.canvas.Shown;
import app.safelight.ui.mask.BasePicture;
import app.safelight.ui.run.Made;
import java.nio.file.Path;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What the canvas shows: it follows the work until a person looks at something else, and again from the next job on.
final class Showing {
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(this, "shown", new Shown.Nothing());
    private boolean watching = true;

    /// A job begins.
    void follow() {
        watching = true;
    }

    /// A picture in work can be seen anew.
    void preview(Raster raster) {
        if (watching) {
            shown.set(new Shown.Preview(raster));
        }
    }

    /// A picture was made.
    void made(Made made) {
        if (watching) {
            shown.set(new Shown.Picture(made.raster(), made.request(), made.file()));
        }
    }

    /// A person looks at one of several pictures made.
    void candidate(Made made) {
        watching = false;
        shown.set(new Shown.Picture(made.raster(), made.request(), made.file()));
    }

    /// A person looks at a picture of the strip.
    void look(Path file) {
        watching = false;
        shown.set(new Shown.Kept(file));
    }

    /// The picture to start from is another, or is asked for; null where there is none any more.
    void start(@Nullable BasePicture picture) {
        if (picture != null) {
            watching = false;
            shown.set(new Shown.Start(picture));
        } else if (shown.get() instanceof Shown.Start before) {
            shown.set(new Shown.Kept(before.picture().origin()));
        }
    }

    /// Shows something, and follows the work as before.
    void show(Shown other) {
        shown.set(other);
    }

    Shown get() {
        return shown.get();
    }

    ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }
}
