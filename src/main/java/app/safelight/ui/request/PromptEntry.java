package app.safelight.ui.request;

import app.safelight.engine.PromptMeter;
import app.safelight.ui.run.FxDelivery;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// A prompt being written, with its token count, which is worked out beside the typing.
public final class PromptEntry {
    private final PromptMeter meter;
    private final Executor background;
    private final Consumer<PromptMeter.Reading> found;
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final ReadOnlyObjectWrapper<PromptMeter.Reading> reading =
            new ReadOnlyObjectWrapper<>(this, "reading", new PromptMeter.Reading(0, 75, null));
    private final AtomicReference<@Nullable String> unread = new AtomicReference<>();

    PromptEntry(PromptMeter meter, Executor background, FxDelivery delivery) {
        this.meter = meter;
        this.background = background;
        found = delivery.newest(reading::set);
        text.subscribe(this::measure);
    }

    private void measure(String typed) {
        if (unread.getAndSet(typed) == null) {
            background.execute(this::measureLatest);
        }
    }

    /// One at a time, so that an older text cannot answer after a newer one.
    private synchronized void measureLatest() {
        String latest = unread.getAndSet(null);
        if (latest != null) {
            found.accept(meter.measure(latest));
        }
    }

    /// What is written.
    public StringProperty textProperty() {
        return text;
    }

    /// Its token count, as of a moment ago.
    public ReadOnlyObjectProperty<PromptMeter.Reading> readingProperty() {
        return reading.getReadOnlyProperty();
    }
}
