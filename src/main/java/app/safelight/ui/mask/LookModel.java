package app.safelight.ui.mask;

import app.safelight.request.Inpainting;
import app.safelight.request.MaskMode;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/// How a mask is looked at; what it does is the same.
public final class LookModel {
    private static final double USUAL_OPACITY = 0.6;

    private final DoubleProperty opacity = new SimpleDoubleProperty(this, "opacity", USUAL_OPACITY);
    private final ObjectProperty<MaskColour> colour = new SimpleObjectProperty<>(this, "colour", MaskColour.RED);
    private final BooleanProperty maskOnly = new SimpleBooleanProperty(this, "maskOnly", false);
    private final BooleanProperty asItActs = new SimpleBooleanProperty(this, "asItActs", false);
    private final BooleanProperty comparing = new SimpleBooleanProperty(this, "comparing", false);
    private final BooleanProperty split = new SimpleBooleanProperty(this, "split", false);
    private final ObjectProperty<Growth> growth = new SimpleObjectProperty<>(this, "growth", Growth.NONE);
    private final ObjectProperty<ActingRule> rule =
            new SimpleObjectProperty<>(this, "rule", new ActingRule(MaskMode.INPAINT_MASKED, Inpainting.USUAL_BLUR));

    /// How thickly the mask is shown over the picture, 0 to 1.
    public DoubleProperty opacityProperty() {
        return opacity;
    }

    /// The colour it is shown in.
    public ObjectProperty<MaskColour> colourProperty() {
        return colour;
    }

    /// Whether it is shown without the picture.
    public BooleanProperty maskOnlyProperty() {
        return maskOnly;
    }

    /// Whether it is shown as it will act, not as it is painted.
    public BooleanProperty asItActsProperty() {
        return asItActs;
    }

    /// How far the picture will grow.
    public ObjectProperty<Growth> growthProperty() {
        return growth;
    }

    /// How it will act.
    public ObjectProperty<ActingRule> ruleProperty() {
        return rule;
    }

    /// Whether the picture to start from is shown in place of what was made of it.
    public BooleanProperty comparingProperty() {
        return comparing;
    }

    /// Whether the picture to start from is laid over the left part of what was made of it.
    public BooleanProperty splitProperty() {
        return split;
    }
}
