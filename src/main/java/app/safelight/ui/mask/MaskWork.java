package app.safelight.ui.mask;

import app.safelight.request.MaskRaster;
import app.safelight.ui.run.FxDelivery;
import java.util.concurrent.Executor;

/// Work on a whole mask, done beside the window's.
final class MaskWork {
    private final MaskLayer layer;
    private final Executor background;
    private final FxDelivery delivery;

    MaskWork(MaskLayer layer, Executor background, FxDelivery delivery) {
        this.layer = layer;
        this.background = background;
        this.delivery = delivery;
    }

    /// Works on the mask as it is now. If it is painted on meanwhile, the work begins anew.
    void apply(MaskOperation operation) {
        Mask mask = layer.maskProperty().get();
        if (mask == null) {
            return;
        }
        long revision = layer.revisionProperty().get();
        MaskRaster before = mask.raster();
        background.execute(() -> {
            MaskRaster after = operation.apply(before);
            delivery.post(() -> {
                if (revision == layer.revisionProperty().get()) {
                    layer.replace(after);
                } else {
                    apply(operation);
                }
            });
        });
    }
}
