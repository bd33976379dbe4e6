package app.safelight.engine.djl;

import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Looks at an amount of memory again and again on a thread of its own, and remembers the most it saw.
final class PeakSampler implements AutoCloseable {
    private static final long PAUSE_NANOS = 10_000_000;

    private final Supplier<OptionalLong> amount;
    private final Thread thread;
    private volatile boolean closed;
    private volatile long peak;

    /// @param amount looked at every ten milliseconds
    PeakSampler(Supplier<OptionalLong> amount) {
        this.amount = amount;
        thread = Thread.ofPlatform().daemon(true).name("memory").start(this::watch);
    }

    private void watch() {
        while (!closed) {
            look();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private synchronized void look() {
        amount.get().ifPresent(bytes -> peak = Math.max(peak, bytes));
    }

    /// The most seen so far; nothing where the amount is not told.
    OptionalLong peak() {
        look();
        return peak == 0 ? OptionalLong.empty() : OptionalLong.of(peak);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
