package app.safelight.ui.run;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// The one crossing from other threads to the window's.
public final class FxDelivery {
    private final Executor window;

    private FxDelivery(Executor window) {
        this.window = window;
    }

    /// Delivers to JavaFX's thread.
    public static FxDelivery toWindow() {
        return new FxDelivery(Platform::runLater);
    }

    /// Delivers to another executor: for tests without a toolkit.
    public static FxDelivery to(Executor executor) {
        return new FxDelivery(executor);
    }

    /// Runs something on the window's thread, in the order of the calls.
    public void post(Runnable action) {
        window.execute(action);
    }

    /// A way for values of which only the newest matters: however fast they come, at most one is waiting.
    ///
    /// @param sink takes them, on the window's thread
    public <T> Consumer<T> newest(Consumer<T> sink) {
        AtomicReference<@Nullable T> latest = new AtomicReference<>();
        return value -> {
            if (latest.getAndSet(value) == null) {
                window.execute(() -> {
                    T taken = latest.getAndSet(null);
                    if (taken != null) {
                        sink.accept(taken);
                    }
                });
            }
        };
    }
}
