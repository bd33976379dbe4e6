package app.safelight.ui.request;

import app.safelight.ui.control.Fold;
import app.safelight.ui.control.Named;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The parts of the form that fold away: how far the picture grows, and what few people change.
final class FinerBox {
    private final FormParts parts;
    private final FinerModel model;
    private final Node grow;
    private final Node finer;

    FinerBox(Named named, FormParts parts, StartModel start) {
        this.parts = parts;
        model = start.finer();
        VBox sides = new VBox(FormParts.row(
                number(Field.LEFT, "grow-left", "grow.left"),
                number(Field.TOP, "grow-top", "grow.top"),
                number(Field.RIGHT, "grow-right", "grow.right"),
                number(Field.BOTTOM, "grow-bottom", "grow.bottom")));
        grow = new Fold(named, "grow", "grow.name", sides, model.growsProperty()).node();
        finer = new Fold(named, "finer", "finer.name", effects(start), unusual()).node();
    }

    private VBox effects(StartModel start) {
        HBox noise = FormParts.row(
                number(Field.NOISE_MULTIPLIER, "noise-multiplier", "finer.noise"),
                number(Field.EXTRA_NOISE, "extra-noise", "finer.extra"));
        CheckBox colours = parts.check("colour-correction", "finer.colours", model.coloursProperty());
        CheckBox overlay = parts.check("overlay", "finer.overlay", model.overlayProperty());
        VBox weight = number(Field.MASK_WEIGHT, "mask-weight", "finer.weight");
        start.paintsProperty().subscribe(paints -> {
            FormParts.show(overlay, paints);
            FormParts.show(weight, paints);
        });
        return new VBox(12, noise, weight, colours, overlay);
    }

    private BooleanBinding unusual() {
        Observable[] causes = {
            model.entry(Field.NOISE_MULTIPLIER).textProperty(),
            model.entry(Field.EXTRA_NOISE).textProperty(),
            model.entry(Field.MASK_WEIGHT).textProperty(),
            model.coloursProperty(),
            model.overlayProperty()
        };
        return Bindings.createBooleanBinding(
                () -> !(is(Field.NOISE_MULTIPLIER, 1)
                        && is(Field.EXTRA_NOISE, 0)
                        && is(Field.MASK_WEIGHT, 1)
                        && model.overlayProperty().get()
                        && !model.coloursProperty().get()),
                causes);
    }

    private boolean is(Field field, double usual) {
        NumberEntry entry = model.entry(field);
        return entry.isValid() && entry.value().doubleValue() == usual;
    }

    private VBox number(Field field, String id, String key) {
        return parts.number(field, model.entry(field), id, key);
    }

    /// How far the picture grows.
    Node grow() {
        return grow;
    }

    /// What few people change.
    Node finer() {
        return finer;
    }
}
