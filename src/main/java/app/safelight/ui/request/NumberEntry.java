package app.safelight.ui.request;

import java.math.BigDecimal;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A number as a person types it, with the range it must keep to.
public final class NumberEntry {
    private final BigDecimal least;
    private final BigDecimal most;
    private final BigDecimal step;
    private final boolean whole;
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper(this, "valid", false);

    private NumberEntry(BigDecimal least, BigDecimal most, BigDecimal step, boolean whole) {
        this.least = least;
        this.most = most;
        this.step = step;
        this.whole = whole;
        text.subscribe(_ -> valid.set(parsed().isPresent()));
    }

    /// Whole numbers; those that may be typed are multiples of the step.
    static NumberEntry whole(int least, int most, int step) {
        return new NumberEntry(BigDecimal.valueOf(least), BigDecimal.valueOf(most), BigDecimal.valueOf(step), true);
    }

    /// Any decimal number in a range; the arrow keys move by the step.
    static NumberEntry decimal(double least, double most, double step) {
        return new NumberEntry(BigDecimal.valueOf(least), BigDecimal.valueOf(most), BigDecimal.valueOf(step), false);
    }

    /// What stands in the field.
    public StringProperty textProperty() {
        return text;
    }

    /// Whether that is a number that can be used.
    public ReadOnlyBooleanProperty validProperty() {
        return valid.getReadOnlyProperty();
    }

    /// Whether that is a number that can be used, told from the text itself: a listener to the text can hear of it
    /// before the property does.
    public boolean isValid() {
        return parsed().isPresent();
    }

    /// The least number that can be used.
    public BigDecimal least() {
        return least;
    }

    /// The greatest number that can be used.
    public BigDecimal most() {
        return most;
    }

    /// The number.
    ///
    /// @throws IllegalStateException unless it is valid
    BigDecimal value() {
        return parsed().orElseThrow(() -> new IllegalStateException(text.get() + " is no number that can be used"));
    }

    void set(double number) {
        text.set(BigDecimal.valueOf(number).stripTrailingZeros().toPlainString());
    }

    /// Moves the number by some steps and keeps it in its range; a text that is no number becomes the least.
    public void nudge(int steps) {
        BigDecimal moved = number().map(n -> n.add(step.multiply(BigDecimal.valueOf(steps))))
                .orElse(least)
                .max(least)
                .min(most);
        text.set(moved.stripTrailingZeros().toPlainString());
    }

    private Optional<BigDecimal> parsed() {
        return number().filter(n -> n.compareTo(least) >= 0 && n.compareTo(most) <= 0)
                .filter(n -> !whole || n.remainder(step).signum() == 0);
    }

    private Optional<BigDecimal> number() {
        try {
            return Optional.of(new BigDecimal(text.get().strip()));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
