package app.safelight.ui.request;

import app.safelight.ui.control.Icon;
import app.safelight.ui.control.Messages;
import app.safelight.ui.control.Named;
import app.safelight.ui.mask.DocumentModel;
import app.safelight.ui.mask.MaskSheet;
import app.safelight.ui.mask.MasksModel;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The masks of the document, a line each: which one is painted, its name and its strength.
final class MasksBox {
    private static final double SLIDER = 84;

    private final Named named;
    private final Messages messages;
    private final MasksModel masks;
    private final VBox lines = new VBox(4);
    private final VBox node;

    MasksBox(Named named, DocumentModel document) {
        this.named = named;
        messages = named.messages();
        masks = document.masks();
        Label caption = new Label(messages.text("masks.name"));
        caption.getStyleClass().add("caption");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button back = named.button("mask-back", "masks.back", masks::bringBack);
        back.getStyleClass().addAll("small", "flat");
        back.managedProperty().bind(back.visibleProperty());
        masks.lostProperty().subscribe(back::setVisible);
        Button add = named.button("mask-add", "masks.add", masks::add);
        add.getStyleClass().addAll("small", "flat");
        HBox head = new HBox(4, caption, space, back, add);
        head.getStyleClass().add("masks-head");
        node = new VBox(2, head, lines);
        masks.sheets().addListener((ListChangeListener<MaskSheet>) _ -> list());
        list();
    }

    private void list() {
        lines.getChildren().clear();
        for (int i = 0; i < masks.sheets().size(); i++) {
            lines.getChildren().add(line(masks.sheets().get(i), i + 1));
        }
    }

    private Node line(MaskSheet sheet, int number) {
        ToggleButton paint = named.iconToggle("mask-" + number, "masks.paint", Icon.BRUSH);
        masks.activeProperty().subscribe(now -> paint.setSelected(now == sheet));
        paint.setOnAction(_ -> {
            masks.select(sheet);
            paint.setSelected(true);
        });
        TextField name = named.named(new TextField(), "mask-name-" + number, "masks.called");
        name.setPromptText(messages.text("masks.number", number));
        name.textProperty().bindBidirectional(sheet.nameProperty());
        name.setPrefWidth(0);
        HBox.setHgrow(name, Priority.ALWAYS);
        Slider strength = named.named(new Slider(0, 1, 1), "mask-strength-" + number, "masks.strength");
        strength.setBlockIncrement(0.05);
        strength.setPrefWidth(SLIDER);
        strength.setValue(sheet.strengthProperty().get());
        strength.valueProperty()
                .addListener((_, _, now) -> sheet.strengthProperty().set(Math.rint(now.doubleValue() * 100) / 100));
        Label value = new Label();
        value.getStyleClass().add("mask-value");
        sheet.strengthProperty().subscribe(now -> value.setText(messages.text("brush.percent", now)));
        Button remove =
                named.iconButton("mask-remove-" + number, "masks.remove", Icon.REMOVE, () -> masks.remove(sheet));
        remove.setDisable(masks.sheets().size() == 1);
        HBox line = new HBox(4, paint, name, strength, value, remove);
        line.getStyleClass().add("mask-line");
        return line;
    }

    Node node() {
        return node;
    }
}
