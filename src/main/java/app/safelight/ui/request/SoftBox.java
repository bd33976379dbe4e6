package app.safelight.ui.request;

import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// The dials of soft inpainting, shown where the mask's greys mean that.
final class SoftBox {
    private final FormParts parts;
    private final FinerModel model;
    private final VBox node;

    SoftBox(FormParts parts, FinerModel model) {
        this.parts = parts;
        this.model = model;
        node = new VBox(
                12,
                FormParts.row(
                        dial(Field.SCHEDULE_BIAS, "soft-bias", "soft.bias"),
                        dial(Field.PRESERVATION, "soft-preservation", "soft.preservation")),
                FormParts.row(
                        dial(Field.CONTRAST, "soft-contrast", "soft.contrast"),
                        dial(Field.MASK_INFLUENCE, "soft-influence", "soft.influence")),
                FormParts.row(
                        dial(Field.THRESHOLD, "soft-threshold", "soft.threshold"),
                        dial(Field.DIFFERENCE_CONTRAST, "soft-difference", "soft.difference")),
                parts.check("soft-confined", "soft.confined", model.confinedProperty()));
        model.greysProperty().subscribe(greys -> FormParts.show(node, greys == Greys.SOFT));
    }

    private VBox dial(Field field, String id, String key) {
        return parts.number(field, model.entry(field), id, key);
    }

    Node node() {
        return node;
    }
}
