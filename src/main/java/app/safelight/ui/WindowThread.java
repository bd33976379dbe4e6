package app.safelight.ui;

import app.safelight.ui.run.FxDelivery;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// The window's thread as seen from another one that drives it.
record WindowThread(FxDelivery delivery) {
    private static final long PAUSE_MILLIS = 20;

    /// Does something there and waits for it.
    ///
    /// @throws InterruptedException if the waiting thread is interrupted
    <T> T call(Supplier<T> action) throws InterruptedException {
        CompletableFuture<T> done = new CompletableFuture<>();
        delivery.post(() -> {
            try {
                done.complete(action.get());
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        try {
            return done.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the window could not do it", e.getCause());
        }
    }

    /// Waits until something holds there.
    ///
    /// @throws InterruptedException if the waiting thread is interrupted
    void waitFor(BooleanSupplier condition) throws InterruptedException {
        while (!call(condition::getAsBoolean)) {
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
