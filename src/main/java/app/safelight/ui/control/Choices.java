package app.safelight.ui.control;

import java.util.List;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/// Boxes to choose one of several values from.
public final class Choices {
    private Choices() {}

    /// A box whose values stay the same.
    ///
    /// @param words how a value is shown
    public static <T> ComboBox<T> box(List<T> values, Function<T, String> words) {
        return following(FXCollections.observableArrayList(values), words);
    }

    /// A box whose values come and go with a list.
    ///
    /// @param words how a value is shown
    public static <T> ComboBox<T> following(ObservableList<T> values, Function<T, String> words) {
        ComboBox<T> box = new ComboBox<>(values);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("the box is not editable");
            }
        });
        return box;
    }
}
