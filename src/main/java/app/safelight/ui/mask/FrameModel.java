package app.safelight.ui.mask;

import app.safelight.request.MaskRaster;
import app.safelight.ui.run.FxDelivery;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// The part of the picture that will be worked on, found anew beside the window's work whenever mask or rule change.
/// Belongs to the window's thread.
public final class FrameModel {
    private final DocumentModel document;
    private final Executor background;
    private final FxDelivery delivery;
    private final ObjectProperty<@Nullable FrameRule> rule = new SimpleObjectProperty<>(this, "rule", null);
    private final ReadOnlyObjectWrapper<@Nullable CropFrame> frame = new ReadOnlyObjectWrapper<>(this, "frame", null);
    private boolean wanted;
    private boolean working;

    FrameModel(DocumentModel document, Executor background, FxDelivery delivery) {
        this.document = document;
        this.background = background;
        this.delivery = delivery;
        rule.subscribe(this::look);
        document.actingProperty().subscribe(this::look);
        document.layer().revisionProperty().subscribe(this::look);
    }

    private void look() {
        FrameRule how = rule.get();
        MaskRaster mask = how == null || working ? null : document.actingMask();
        wanted = working;
        if (how == null || !document.actingProperty().get()) {
            frame.set(null);
        } else if (mask != null) {
            working = true;
            background.execute(() -> {
                CropFrame found = how.frame(mask).orElse(null);
                delivery.post(() -> found(found));
            });
        }
    }

    private void found(@Nullable CropFrame found) {
        working = false;
        frame.set(found);
        if (wanted) {
            look();
        }
    }

    /// How the part is found; null where the whole picture is worked on.
    public ObjectProperty<@Nullable FrameRule> ruleProperty() {
        return rule;
    }

    /// The part; null where the whole picture is worked on, or nothing is painted.
    public ReadOnlyObjectProperty<@Nullable CropFrame> frameProperty() {
        return frame.getReadOnlyProperty();
    }
}
