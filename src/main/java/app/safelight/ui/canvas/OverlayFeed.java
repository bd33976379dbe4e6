package app.safelight.ui.canvas;

import app.safelight.request.MaskRaster;
import app.safelight.ui.mask.ActingRule;
import app.safelight.ui.mask.Area;
import app.safelight.ui.mask.Levels;
import app.safelight.ui.mask.Mask;
import app.safelight.ui.mask.MaskLayer;
import app.safelight.ui.mask.PainterModel;
import app.safelight.ui.run.FxDelivery;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/// Brings what changes in a mask to the screen, once a frame: as it is painted, or as it will act, which is worked out
/// beside the window's work.
final class OverlayFeed {
    private final MaskOverlay overlay;
    private final PainterModel painter;
    private final MaskLayer layer;
    private final Executor background;
    private final FxDelivery delivery;
    private final Runnable frame = this::frame;
    private Area changed = Area.NONE;
    private @Nullable Scene waitingOn;
    private boolean working;
    private long generation;

    OverlayFeed(MaskOverlay overlay, PainterModel painter, Executor background, FxDelivery delivery) {
        this.overlay = overlay;
        this.painter = painter;
        this.background = background;
        this.delivery = delivery;
        layer = painter.document().layer();
        layer.watch(this::changed);
        layer.maskProperty().subscribe(this::all);
        painter.look().ruleProperty().subscribe(() -> {
            if (painter.look().asItActsProperty().get()) {
                all();
            }
        });
        painter.look().asItActsProperty().subscribe(this::all);
        all();
    }

    /// Shows the whole mask anew.
    void all() {
        generation++;
        working = false;
        Mask mask = layer.maskProperty().get();
        overlay.begin(mask == null ? Area.NONE : mask.area());
        changed = Area.NONE;
        if (mask != null) {
            changed(mask.area());
        }
    }

    private void changed(Area area) {
        int reach = painter.look().asItActsProperty().get()
                ? painter.look().ruleProperty().get().reach()
                : 0;
        changed = changed.with(area.grown(reach));
        Scene scene = overlay.node().getScene();
        if (scene == null) {
            show();
        } else if (waitingOn == null) {
            waitingOn = scene;
            scene.addPreLayoutPulseListener(frame);
            Platform.requestNextPulse();
        }
    }

    private void frame() {
        Scene scene = waitingOn;
        if (scene != null) {
            waitingOn = null;
            scene.removePreLayoutPulseListener(frame);
            show();
        }
    }

    private void show() {
        Mask mask = layer.maskProperty().get();
        if (mask == null || changed.isEmpty() || working) {
            return;
        }
        Area area = changed.within(mask.area());
        changed = Area.NONE;
        if (painter.look().asItActsProperty().get()) {
            work(painter.look().ruleProperty().get(), painter.document().masks(), area);
        } else {
            overlay.write(area, painter.document().masks().raster(area));
        }
    }

    private void work(ActingRule rule, Levels masks, Area area) {
        working = true;
        long mine = generation;
        ActingRule.Piece piece = rule.piece(masks, area);
        background.execute(() -> {
            MaskRaster acting = rule.apply(piece);
            delivery.post(() -> {
                if (mine == generation) {
                    working = false;
                    overlay.write(area, acting);
                    show();
                }
            });
        });
    }
}
