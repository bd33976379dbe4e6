package app.safelight.ui.request;

import app.safelight.store.ImportedRequest;
import java.util.random.RandomGenerator;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A seed as a person types it; left open, each request draws one.
public final class SeedEntry {
    private static final long SEEDS = 4_294_967_294L;
    private static final String RANDOM = "-1";

    private final RandomGenerator random;
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final BooleanBinding valid = Bindings.createBooleanBinding(this::isValid, text);

    /// @param random where seeds that nobody chose come from
    SeedEntry(RandomGenerator random) {
        this.random = random;
    }

    private boolean isOpen() {
        String typed = text.get().strip();
        return typed.isEmpty() || typed.equals(RANDOM);
    }

    private boolean isValid() {
        if (isOpen()) {
            return true;
        }
        try {
            long _ = ImportedRequest.seed(text.get().strip());
            return true;
        } catch (NumberFormatException _) {
            return false;
        }
    }

    /// The seed; one left open is drawn now.
    ///
    /// @throws NumberFormatException unless it is valid
    long value() {
        return isOpen() ? drawn() : ImportedRequest.seed(text.get().strip());
    }

    /// Any seed.
    long drawn() {
        return random.nextLong(SEEDS);
    }

    /// Leaves the seed to chance again.
    public void leaveOpen() {
        text.set("");
    }

    /// Takes the seed of a picture.
    public void reuse(long used) {
        text.set(Long.toUnsignedString(used));
    }

    /// The seed as typed; empty or -1 for a random one.
    public StringProperty textProperty() {
        return text;
    }

    /// Whether the seed can be used.
    public BooleanBinding validProperty() {
        return valid;
    }
}
