package app.safelight.ui.canvas;

import app.safelight.ui.control.Messages;
import app.safelight.ui.control.Named;
import app.safelight.ui.mask.BasePicture;
import app.safelight.ui.mask.DocumentModel;
import app.safelight.ui.mask.Mask;
import app.safelight.ui.mask.PainterModel;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The line over a picture that is not the one to start from, or over one that the mask does not fit: what acts is
/// never out of sight.
public final class StartStrip {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final Messages messages;
    private final DocumentModel document;
    private final ObservableValue<Shown> shown;
    private final Label words = new Label();
    private final Button back;
    private final Button compare;
    private final Button use;
    private final Button stretch;
    private final Button discard;
    private final HBox node;

    /// What the strip asks the window to do.
    ///
    /// @param back shows the picture to start from
    /// @param use starts from the picture that is shown
    public record Actions(Runnable back, Runnable use) {}

    /// @param shown what the canvas shows
    public StartStrip(Named named, PainterModel painter, ObservableValue<Shown> shown, Actions actions) {
        this.shown = shown;
        messages = named.messages();
        document = painter.document();
        words.setId("start-strip-words");
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        back = named.button("show-start", "strip.back", actions.back());
        compare = named.button("compare", "strip.compare", () -> {});
        compare.armedProperty().subscribe(painter.look().comparingProperty()::set);
        use = named.button("use-instead", "strip.use", actions.use());
        stretch = named.button("stretch-mask", "strip.stretch", document::stretch);
        discard = named.button("discard-mask", "strip.discard", document::discardMask);
        node = new HBox(8, words, compare, back, use, stretch, discard);
        for (Node child : node.getChildren()) {
            child.managedProperty().bind(child.visibleProperty());
            if (child instanceof Button button) {
                button.getStyleClass().add("small");
                button.setMinWidth(Button.USE_PREF_SIZE);
            }
        }
        node.setId("start-strip");
        node.getStyleClass().add("start-strip");
        node.managedProperty().bind(node.visibleProperty());
        shown.subscribe(this::look);
        document.pictureProperty().subscribe(this::look);
        document.actingProperty().subscribe(this::look);
        document.fittingProperty().subscribe(this::look);
        look();
    }

    private void look() {
        BasePicture picture = document.pictureProperty().get();
        boolean elsewhere = !(shown.getValue() instanceof Shown.Start);
        boolean fits = document.fittingProperty().get();
        node.setVisible(picture != null && (elsewhere || !fits));
        if (picture == null) {
            return;
        }
        node.pseudoClassStateChanged(DANGER, !fits);
        back.setVisible(elsewhere);
        compare.setVisible(elsewhere && fits);
        use.setVisible(elsewhere && fits && shown.getValue().file() != null);
        stretch.setVisible(!fits);
        discard.setVisible(!fits);
        words.setText(fits ? acting(picture) : unfit(picture));
    }

    private String acting(BasePicture picture) {
        return messages.text(document.actingProperty().get() ? "strip.masked" : "strip.whole", picture.name());
    }

    private String unfit(BasePicture picture) {
        Mask mask = document.layer().maskProperty().get();
        return mask == null
                ? ""
                : messages.text("strip.unfit", mask.width(), mask.height(), picture.width(), picture.height());
    }

    /// The strip.
    public Node node() {
        return node;
    }
}
