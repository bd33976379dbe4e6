package app.safelight.ui.mask;

import app.safelight.request.MaskRaster;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The mask of a document with its history. Everyone who shows or keeps it hears which pixels have changed. Belongs to
/// the window's thread.
public final class MaskLayer {
    private final List<Consumer<Area>> watchers = new ArrayList<>();
    private final ReadOnlyObjectWrapper<@Nullable Mask> mask = new ReadOnlyObjectWrapper<>(this, "mask", null);
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper(this, "revision", 0);
    private final ReadOnlyBooleanWrapper painted = new ReadOnlyBooleanWrapper(this, "painted", false);
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper(this, "undoable", false);
    private final ReadOnlyBooleanWrapper redoable = new ReadOnlyBooleanWrapper(this, "redoable", false);
    private MaskSheet sheet = new MaskSheet();
    private @Nullable MaskEdit open;

    /// Has each change of pixels told to a watcher, right after it is made.
    public void watch(Consumer<Area> watcher) {
        watchers.add(watcher);
    }

    /// Edits another sheet from now on; an edit that is open is finished first.
    void open(MaskSheet other) {
        if (mask.get() != null) {
            finish();
        }
        sheet = other;
        mask.set(other.mask());
        touch(other.mask() == null ? Area.NONE : other.mask().area());
    }

    /// Tells everyone that something besides the levels of this mask has changed.
    ///
    /// @param area where it shows
    void touch(Area area) {
        revision.set(revision.get() + 1);
        changed(area);
    }

    /// The edit that is open, as far as it has come; null where none is.
    MaskEdit.@Nullable Draft draft() {
        return open == null ? null : open.draft();
    }

    /// Begins an edit; one that is open is finished first.
    void begin() {
        finish();
        open = new MaskEdit(present());
    }

    /// Changes pixels in the edit that is open.
    void apply(Ink ink, Area area, Coverage coverage) {
        if (open == null) {
            throw new IllegalStateException("no edit has begun");
        }
        changed(open.apply(ink, area, coverage));
    }

    /// Ends the edit that is open, if one is; it can be taken back from now on.
    void finish() {
        if (open != null) {
            MaskChange change = open.finish();
            open = null;
            if (!change.isEmpty()) {
                sheet.history().add(change);
            }
            sheet.touch(Area.NONE);
            touch(Area.NONE);
        }
    }

    /// Gives the edit that is open up, if one is: the mask is as before.
    void cancel() {
        if (open != null) {
            MaskChange change = open.finish();
            open = null;
            change.turn(present());
            changed(change.area());
        }
    }

    /// A whole edit.
    void edit(Ink ink, Area area, Coverage coverage) {
        begin();
        apply(ink, area, coverage);
        finish();
    }

    /// Takes the last edit back; the one that is open, if one is.
    public void undo() {
        if (open != null) {
            cancel();
        } else {
            move(sheet.history().undo(present()));
        }
    }

    /// Brings the edit last taken back about anew.
    public void redo() {
        finish();
        move(sheet.history().redo(present()));
    }

    private void move(Optional<MaskChange> change) {
        change.ifPresent(moved -> changed(moved.area()));
    }

    /// Wipes everything.
    public void clear() {
        Mask now = present();
        replace(new MaskRaster(now.width(), now.height(), new byte[now.width() * now.height()]));
    }

    /// Paints everything.
    public void fill() {
        edit(Ink.PAINT, present().area(), Coverage.FULL);
    }

    /// Paints what is not painted, and wipes what is.
    public void invert() {
        edit(Ink.INVERT, present().area(), Coverage.FULL);
    }

    /// Puts other levels in place of all there are, as an edit.
    ///
    /// @param raster of the mask's size
    void replace(MaskRaster raster) {
        Mask now = present();
        if (raster.width() != now.width() || raster.height() != now.height()) {
            throw new IllegalArgumentException("raster has another size than the mask");
        }
        edit(Ink.REPLACE, now.unlike(raster), (x, y) -> raster.levels()[y * raster.width() + x] & 0xFF);
    }

    private void changed(Area area) {
        Mask now = mask.get();
        painted.set(now != null && !now.isEmpty());
        undoable.set(open != null || sheet.history().canUndo());
        redoable.set(sheet.history().canRedo());
        if (!area.isEmpty()) {
            sheet.touch(area);
            revision.set(revision.get() + 1);
            watchers.forEach(watcher -> watcher.accept(area));
        }
    }

    private Mask present() {
        return Objects.requireNonNull(mask.get(), "there is no picture to paint on");
    }

    /// The mask; null before there is a picture.
    public ReadOnlyObjectProperty<@Nullable Mask> maskProperty() {
        return mask.getReadOnlyProperty();
    }

    /// A number that grows with each change of pixels, and of whatever else is kept of masks.
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /// Memory that what can be taken back or brought about anew takes.
    public long historyBytes() {
        return sheet.history().bytes();
    }

    /// Whether anything is painted.
    public ReadOnlyBooleanProperty paintedProperty() {
        return painted.getReadOnlyProperty();
    }

    /// Whether there is an edit to take back.
    public ReadOnlyBooleanProperty undoableProperty() {
        return undoable.getReadOnlyProperty();
    }

    /// Whether there is an edit to bring about anew.
    public ReadOnlyBooleanProperty redoableProperty() {
        return redoable.getReadOnlyProperty();
    }
}
