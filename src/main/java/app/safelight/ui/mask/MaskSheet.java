package app.safelight.ui.mask;

import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// One of the masks of a document, with its name, its strength and what can be taken back. Belongs to the window's
/// thread.
public final class MaskSheet {
    private static final long HISTORY_BYTES = 64L << 20;

    private final StringProperty name = new SimpleStringProperty(this, "name", "");
    private final DoubleProperty strength = new SimpleDoubleProperty(this, "strength", 1);
    private final MaskHistory history = new MaskHistory(HISTORY_BYTES);
    private @Nullable Mask mask;
    private Area unkept = Area.NONE;
    private long revision;

    /// A mask read from a file.
    ///
    /// @param name empty for none
    /// @param strength 0 to 1
    /// @param mask null before there is a picture
    /// @param done changes that can be taken back, the oldest first
    /// @param undone changes that can be brought about anew, the last taken back last
    public record Read(
            String name, double strength, @Nullable Mask mask, List<MaskChange> done, List<MaskChange> undone) {
        /// @throws NullPointerException if a change is null
        public Read {
            done = List.copyOf(done);
            undone = List.copyOf(undone);
        }
    }

    MaskSheet() {}

    MaskSheet(Read read) {
        name.set(read.name());
        strength.set(read.strength());
        mask = read.mask();
        unkept = whole();
        history.restore(read.done(), read.undone());
    }

    /// Takes other levels, without a past.
    void take(@Nullable Mask other) {
        mask = other;
        history.clear();
        touch(whole());
    }

    /// Notes that its history has changed, and its levels in an area.
    void touch(Area area) {
        revision++;
        unkept = unkept.with(area);
    }

    private Area whole() {
        return mask == null ? Area.NONE : mask.area();
    }

    /// A copy of what has changed since the last time this was asked; null where nothing has.
    MaskShadow.@Nullable Patch unkept() {
        Area area = unkept;
        unkept = Area.NONE;
        return mask == null || area.isEmpty() ? null : new MaskShadow.Patch(mask.area(), area, mask.raster(area));
    }

    /// Has everything count as changed since the last time it was asked.
    void unkeep() {
        unkept = whole();
    }

    /// Its levels; null before there is a picture.
    @Nullable
    Mask mask() {
        return mask;
    }

    MaskHistory history() {
        return history;
    }

    /// A number that grows with each change.
    long revision() {
        return revision;
    }

    /// Whether something of it acts.
    boolean acts() {
        return mask != null && !mask.isEmpty() && strength.get() > 0;
    }

    /// What a person calls it; empty for nothing.
    public StringProperty nameProperty() {
        return name;
    }

    /// Share of the denoising strength that counts in it, 0 to 1.
    public DoubleProperty strengthProperty() {
        return strength;
    }
}
