package app.safelight.ui.mask;

import app.safelight.request.MaskRaster;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The masks of a document, all of one size, of which one is painted at a time. What they say together is, for each
/// pixel, the most any of them says, each as strong as it is. Belongs to the window's thread.
public final class MasksModel implements Levels {
    private final MaskLayer layer = new MaskLayer();
    private final ObservableList<MaskSheet> sheets = FXCollections.observableArrayList();
    private final ObservableList<MaskSheet> shown = FXCollections.unmodifiableObservableList(sheets);
    private final ReadOnlyObjectWrapper<MaskSheet> active;
    private final ReadOnlyBooleanWrapper lost = new ReadOnlyBooleanWrapper(this, "lost", false);
    private final Deque<MaskSheet> removed = new ArrayDeque<>();

    MasksModel() {
        MaskSheet first = new MaskSheet();
        active = new ReadOnlyObjectWrapper<>(this, "active", first);
        put(List.of(first), 0);
    }

    private void put(List<MaskSheet> others, int index) {
        others.forEach(this::follow);
        sheets.setAll(others);
        select(sheets.get(index));
    }

    private void follow(MaskSheet sheet) {
        sheet.strengthProperty().addListener(_ -> layer.touch(area()));
        sheet.nameProperty().addListener(_ -> layer.touch(Area.NONE));
    }

    /// Puts masks read from files in place of these.
    void restore(List<MaskSheet.Read> read, int index) {
        put(read.stream().map(MaskSheet::new).toList(), index);
    }

    /// Paints on another mask from now on.
    public void select(MaskSheet sheet) {
        active.set(sheet);
        layer.open(sheet);
    }

    /// Adds an empty mask and paints on it from now on.
    public void add() {
        Mask like = layer.maskProperty().get();
        MaskSheet sheet = new MaskSheet();
        if (like != null) {
            sheet.take(new Mask(like.width(), like.height()));
        }
        follow(sheet);
        sheets.add(sheet);
        select(sheet);
    }

    /// Takes a mask out of the document; it can be brought back. The last one cannot be taken out.
    public void remove(MaskSheet sheet) {
        int index = sheets.indexOf(sheet);
        if (sheets.size() > 1 && index >= 0) {
            sheets.remove(index);
            removed.addLast(sheet);
            lost.set(true);
            select(active.get() == sheet ? sheets.get(Math.max(index - 1, 0)) : active.get());
        }
    }

    /// Brings the mask last taken out back.
    public void bringBack() {
        MaskSheet sheet = removed.pollLast();
        Mask like = layer.maskProperty().get();
        if (sheet != null) {
            Mask mask = sheet.mask();
            if (mask != null && like != null && !mask.area().equals(like.area())) {
                sheet.take(new Mask(MaskRasters.stretched(mask.raster(), like.width(), like.height())));
            }
            lost.set(!removed.isEmpty());
            sheet.unkeep();
            sheets.add(sheet);
            select(sheet);
        }
    }

    /// Begins anew with empty masks.
    void begin(int width, int height) {
        sheets.forEach(sheet -> sheet.take(new Mask(width, height)));
        layer.open(active.get());
    }

    /// Brings all to another size; their histories begin anew.
    void stretch(int width, int height) {
        for (MaskSheet sheet : sheets) {
            Mask mask = sheet.mask();
            if (mask != null) {
                sheet.take(new Mask(MaskRasters.stretched(mask.raster(), width, height)));
            }
        }
        layer.open(active.get());
    }

    /// Whether anything painted is in any of them, acting or not.
    boolean isPainted() {
        return sheets.stream().map(MaskSheet::mask).anyMatch(mask -> mask != null && !mask.isEmpty());
    }

    /// Whether any of them acts.
    boolean act() {
        return sheets.stream().anyMatch(MaskSheet::acts);
    }

    /// Whether one that acts does so less than wholly.
    public boolean haveStrengths() {
        return sheets.stream()
                .anyMatch(sheet -> sheet.acts() && sheet.strengthProperty().get() < 1);
    }

    @Override
    public Area area() {
        Mask mask = layer.maskProperty().get();
        return mask == null ? Area.NONE : mask.area();
    }

    @Override
    public MaskRaster raster(Area area) {
        @Nullable MaskRaster together = null;
        for (MaskSheet sheet : sheets) {
            Mask mask = sheet.mask();
            if (mask != null && sheet.acts()) {
                MaskRaster scaled =
                        scaled(mask.raster(area), sheet.strengthProperty().get());
                together = together == null ? scaled : most(together, scaled);
            }
        }
        return together == null
                ? new MaskRaster(area.width(), area.height(), new byte[area.width() * area.height()])
                : together;
    }

    /// The raster itself, made fainter in place.
    private static MaskRaster scaled(MaskRaster raster, double strength) {
        if (strength < 1) {
            byte[] levels = raster.levels();
            for (int i = 0; i < levels.length; i++) {
                levels[i] = (byte) Math.rint((levels[i] & 0xFF) * strength);
            }
        }
        return raster;
    }

    /// The first raster, with the most of both in it.
    private static MaskRaster most(MaskRaster first, MaskRaster second) {
        byte[] levels = first.levels();
        byte[] others = second.levels();
        for (int i = 0; i < levels.length; i++) {
            if ((others[i] & 0xFF) > (levels[i] & 0xFF)) {
                levels[i] = others[i];
            }
        }
        return first;
    }

    /// The one being painted, as an editor sees it.
    public MaskLayer layer() {
        return layer;
    }

    /// All masks, in order.
    public ObservableList<MaskSheet> sheets() {
        return shown;
    }

    /// The one being painted.
    public ReadOnlyObjectProperty<MaskSheet> activeProperty() {
        return active.getReadOnlyProperty();
    }

    /// Whether a mask was taken out that can be brought back.
    public ReadOnlyBooleanProperty lostProperty() {
        return lost.getReadOnlyProperty();
    }
}
