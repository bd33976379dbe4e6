package app.safelight.ui.mask;

import app.safelight.request.ArgbPicture;
import app.safelight.request.MaskRaster;
import app.safelight.store.InputFiles;
import app.safelight.store.MaskFile;
import app.safelight.store.PictureInput;
import app.safelight.store.StoreException;
import app.safelight.ui.run.FxDelivery;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What a person works on: the picture to start from and the masks painted on it. Another picture of the same size
/// takes the masks over; for one of another size they wait until they are stretched or wiped. Belongs to the window's
/// thread.
public final class DocumentModel {
    private final Executor background;
    private final FxDelivery delivery;
    private final Consumer<String> complain;
    private final InputFiles inputs;
    private final MasksModel masks = new MasksModel();
    private final MaskLayer layer = masks.layer();
    private final ReadOnlyObjectWrapper<@Nullable BasePicture> picture =
            new ReadOnlyObjectWrapper<>(this, "picture", null);
    private final ReadOnlyBooleanWrapper fitting = new ReadOnlyBooleanWrapper(this, "fitting", true);
    private final ReadOnlyBooleanWrapper acting = new ReadOnlyBooleanWrapper(this, "acting", false);
    private long asked;

    /// @param inputs where the content of pictures is kept
    /// @param complain takes a sentence where a file cannot be used
    public DocumentModel(InputFiles inputs, Executor background, FxDelivery delivery, Consumer<String> complain) {
        this.inputs = inputs;
        this.background = background;
        this.delivery = delivery;
        this.complain = complain;
        layer.revisionProperty().subscribe(this::look);
    }

    /// Starts from a picture in a file as soon as it is read; the last one asked for counts.
    public void choose(Path file) {
        choose(file, file);
    }

    private void choose(Path file, Path origin) {
        long mine = ++asked;
        inBackground(() -> {
            ArgbPicture pixels = PictureInput.read(file);
            Path kept = inputs.keep(file);
            return () -> {
                if (mine == asked) {
                    take(new BasePicture(kept, origin, pixels));
                }
                inputs.release(kept);
            };
        });
    }

    /// Starts where a person left off. A picture chosen meanwhile stays; where the one kept is gone, the masks wait for
    /// one that they fit.
    ///
    /// @param file content of the picture to start from; null for noise alone
    /// @param origin the file it came from
    /// @param sheets the masks, at least one
    /// @param active index of the one being painted
    public void restore(@Nullable Path file, Path origin, List<MaskSheet.Read> sheets, int active) {
        if (!masks.isPainted()) {
            masks.restore(sheets, active);
        }
        BasePicture chosen = picture.get();
        if (chosen != null) {
            take(chosen);
        } else if (asked == 0 && file != null) {
            choose(file, origin);
        }
    }

    private void take(BasePicture read) {
        Mask mask = layer.maskProperty().get();
        if (mask == null || (!masks.isPainted() && !fits(mask, read))) {
            masks.begin(read.width(), read.height());
        }
        picture.set(read);
        look();
    }

    /// Starts from noise again. The mask is kept for when a picture it fits comes back.
    public void clear() {
        asked++;
        picture.set(null);
        look();
    }

    /// Brings masks painted on a picture of another size to the size of this one; their histories begin anew.
    public void stretch() {
        BasePicture now = picture.get();
        Mask mask = layer.maskProperty().get();
        if (now != null && mask != null) {
            masks.stretch(now.width(), now.height());
            look();
        }
    }

    /// Empties masks that do not fit.
    public void discardMask() {
        BasePicture now = picture.get();
        if (now != null) {
            masks.begin(now.width(), now.height());
            look();
        }
    }

    /// Takes the mask out of a picture, stretched if it has another size; an edit like any other.
    public void loadMask(Path file) {
        inBackground(() -> {
            MaskRaster read = MaskRasters.of(PictureInput.read(file));
            return () -> replace(read);
        });
    }

    /// Takes the picture's own transparency for the mask: what is opaque is painted anew.
    public void maskFromPicture() {
        BasePicture now = picture.get();
        if (now != null) {
            ArgbPicture pixels = now.pixels();
            inBackground(() -> {
                MaskRaster read = MaskRasters.of(pixels);
                return () -> replace(read);
            });
        }
    }

    private void replace(MaskRaster raster) {
        Mask mask = layer.maskProperty().get();
        if (mask != null && fitting.get()) {
            layer.replace(MaskRasters.stretched(raster, mask.width(), mask.height()));
        }
    }

    /// Writes the mask into a PNG file.
    ///
    /// @param written hears when it is done
    public void saveMask(Path file, Runnable written) {
        Mask mask = layer.maskProperty().get();
        if (mask != null) {
            MaskRaster raster = mask.raster();
            inBackground(() -> {
                MaskFile.write(file, raster);
                return written;
            });
        }
    }

    /// Work beside the window that ends in something on its thread.
    private interface FileWork {
        Runnable run() throws StoreException;
    }

    private void inBackground(FileWork work) {
        background.execute(() -> {
            try {
                delivery.post(work.run());
            } catch (StoreException e) {
                delivery.post(() -> complain.accept(String.valueOf(e.getMessage())));
            }
        });
    }

    private void look() {
        BasePicture now = picture.get();
        Mask mask = layer.maskProperty().get();
        fitting.set(now == null || mask == null || fits(mask, now));
        acting.set(now != null && fitting.get() && masks.act());
    }

    private static boolean fits(Mask mask, BasePicture picture) {
        return mask.width() == picture.width() && mask.height() == picture.height();
    }

    /// What the masks say together, copied; null if none acts.
    public @Nullable MaskRaster actingMask() {
        return acting.get() ? masks.raster(masks.area()) : null;
    }

    /// Whether something was painted and wiped again, so that no mask acts where a person may think that one does.
    public boolean isMaskEmptied() {
        return picture.get() != null
                && !acting.get()
                && (layer.undoableProperty().get() || masks.sheets().size() > 1);
    }

    /// All masks.
    public MasksModel masks() {
        return masks;
    }

    /// The mask being painted.
    public MaskLayer layer() {
        return layer;
    }

    /// The picture to start from; null for noise alone.
    public ReadOnlyObjectProperty<@Nullable BasePicture> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    /// Whether the mask has the picture's size.
    public ReadOnlyBooleanProperty fittingProperty() {
        return fitting.getReadOnlyProperty();
    }

    /// Whether the next request is painted inside a mask.
    public ReadOnlyBooleanProperty actingProperty() {
        return acting.getReadOnlyProperty();
    }
}
