package app.safelight.ui.control;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;

/// Makes controls that have a name for everyone: an id for tests, a tooltip for the eye, a text for the ear. The words
/// lie under the control's key and, for the tooltip, the key with `.tip`.
public final class Named {
    private final Messages messages;

    public Named(Messages messages) {
        this.messages = messages;
    }

    /// Gives a control its names.
    public <T extends Control> T named(T control, String id, String key) {
        control.setId(id);
        control.setTooltip(new Tooltip(messages.text(key + ".tip")));
        control.setAccessibleText(messages.text(key));
        return control;
    }

    /// Gives a whole area, which needs no tooltip, its names.
    public <T extends Node> T area(T area, String id, String key) {
        area.setId(id);
        area.setAccessibleText(messages.text(key));
        return area;
    }

    /// A caption above or beside a control.
    public Label caption(Control target, String key) {
        Label label = new Label(messages.text(key));
        label.setLabelFor(target);
        label.getStyleClass().add("caption");
        return label;
    }

    /// A button with words.
    public Button button(String id, String key, Runnable action) {
        Button button = named(new Button(messages.text(key)), id, key);
        button.setMnemonicParsing(false);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// A button with an icon alone.
    public Button iconButton(String id, String key, Icon icon, Runnable action) {
        Button button = named(new Button(), id, key);
        button.setGraphic(icon.node());
        button.getStyleClass().addAll("button-icon", "flat");
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// A button with an icon that stays pressed.
    public ToggleButton iconToggle(String id, String key, Icon icon) {
        ToggleButton button = named(new ToggleButton(), id, key);
        button.setGraphic(icon.node());
        button.getStyleClass().addAll("button-icon", "flat");
        return button;
    }

    /// The words these controls are named with.
    public Messages messages() {
        return messages;
    }
}
