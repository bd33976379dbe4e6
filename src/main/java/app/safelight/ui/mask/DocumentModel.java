package app.safelight.ui.mask;

import app.safelight.request.ArgbPicture;
import app.safelight.request.MaskRaster;
import app.safelight.store.MaskFile;
import app.safelight.store.PictureInput;
import app.safelight.store.StoreException;
import app.safelight.ui.run.FxDelivery;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What a person works on: the picture to start from and the mask painted on it. Another picture of the same size
/// takes the mask over; for one of another size the mask waits until it is stretched or wiped. Belongs to the window's
/// thread.
public final class DocumentModel {
    private final Executor background;
    private final FxDelivery delivery;
    private final Consumer<String> complain;
    private final MaskLayer layer = new MaskLayer();
    private final ReadOnlyObjectWrapper<@Nullable BasePicture> picture =
            new ReadOnlyObjectWrapper<>(this, "picture", null);
    private final ReadOnlyBooleanWrapper fitting = new ReadOnlyBooleanWrapper(this, "fitting", true);
    private final ReadOnlyBooleanWrapper acting = new ReadOnlyBooleanWrapper(this, "acting", false);
    private long asked;

    /// @param complain takes a sentence where a file cannot be used
    public DocumentModel(Executor background, FxDelivery delivery, Consumer<String> complain) {
        this.background = background;
        this.delivery = delivery;
        this.complain = complain;
        layer.maskProperty().subscribe(this::look);
        layer.paintedProperty().subscribe(this::look);
    }

    /// Starts from a picture in a file as soon as it is read; the last one asked for counts.
    public void choose(Path file) {
        long mine = ++asked;
        inBackground(() -> {
            BasePicture read = new BasePicture(file, PictureInput.read(file));
            return () -> {
                if (mine == asked) {
                    take(read);
                }
            };
        });
    }

    /// Starts from a picture with a mask kept for it, unless a picture has been chosen already. Where the picture is
    /// gone, the mask waits for one that it fits.
    ///
    /// @param mask null for an empty one
    public void restore(Path file, @Nullable Path mask) {
        if (asked != 0) {
            return;
        }
        if (mask != null) {
            inBackground(() -> {
                MaskRaster kept = MaskRasters.of(PictureInput.read(mask));
                return () -> {
                    if (layer.maskProperty().get() == null) {
                        layer.take(new Mask(kept));
                    }
                    choose(file);
                };
            });
        } else {
            choose(file);
        }
    }

    private void take(BasePicture read) {
        Mask mask = layer.maskProperty().get();
        if (mask == null || (mask.isEmpty() && !fits(mask, read))) {
            layer.take(new Mask(read.width(), read.height()));
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

    /// Brings a mask painted on a picture of another size to the size of this one; its history begins anew.
    public void stretch() {
        BasePicture now = picture.get();
        Mask mask = layer.maskProperty().get();
        if (now != null && mask != null) {
            layer.take(new Mask(MaskRasters.stretched(mask.raster(), now.width(), now.height())));
            look();
        }
    }

    /// Puts an empty mask in place of one that does not fit.
    public void discardMask() {
        BasePicture now = picture.get();
        if (now != null) {
            layer.take(new Mask(now.width(), now.height()));
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
        acting.set(now != null && fitting.get() && layer.paintedProperty().get());
    }

    private static boolean fits(Mask mask, BasePicture picture) {
        return mask.width() == picture.width() && mask.height() == picture.height();
    }

    /// The mask as it acts, copied; null if none does.
    public @Nullable MaskRaster actingMask() {
        return acting.get() ? Objects.requireNonNull(layer.maskProperty().get()).raster() : null;
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
