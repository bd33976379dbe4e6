package app.safelight.ui.request;

import app.safelight.ui.control.Choices;
import app.safelight.ui.control.Named;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.Property;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Makes the parts that forms are put together of, and remembers which control belongs to which field.
final class FormParts {
    private static final double GAP = 12;

    private final Named named;
    private final Map<Field, Control> fields = new EnumMap<>(Field.class);

    FormParts(Named named) {
        this.named = named;
    }

    /// A number with its caption above.
    VBox number(Field field, NumberEntry entry, String id, String key) {
        TextField control = named.named(NumberField.of(entry), id, key);
        fields.put(field, control);
        return labelled(control, key);
    }

    /// A control with its caption above.
    VBox labelled(Control control, String key) {
        control.setMaxWidth(Double.MAX_VALUE);
        return new VBox(4, named.caption(control, key), control);
    }

    /// One of several values, with its caption above.
    <T> VBox choice(String id, String key, Property<T> property, T[] values, Function<T, String> words) {
        ComboBox<T> box = named.named(Choices.box(List.of(values), words), id, key);
        box.valueProperty().bindBidirectional(property);
        return labelled(box, key);
    }

    /// Something that is so or not.
    CheckBox check(String id, String key, BooleanProperty property) {
        CheckBox box = named.named(new CheckBox(named.messages().text(key)), id, key);
        box.setMnemonicParsing(false);
        box.setWrapText(true);
        box.selectedProperty().bindBidirectional(property);
        return box;
    }

    /// Parts of equal width beside each other.
    static HBox row(Region... parts) {
        HBox row = new HBox(GAP, parts);
        for (Region part : parts) {
            HBox.setHgrow(part, Priority.ALWAYS);
            part.setPrefWidth(0);
        }
        return row;
    }

    /// Shows a part, or takes it and its place away.
    static void show(Node part, boolean visible) {
        part.setVisible(visible);
        part.setManaged(visible);
    }

    /// The controls of the fields made here.
    Map<Field, Control> fields() {
        return fields;
    }
}
