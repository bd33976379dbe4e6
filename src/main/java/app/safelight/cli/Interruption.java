package app.safelight.cli;

import app.safelight.engine.Cancellation;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Ctrl+C and requests of the system to end, while a command works. The virtual machine ends only when the command has
/// put its things away, or has taken too long to.
final class Interruption implements Cancellation, AutoCloseable {
    private static final long LONGEST_WAIT_SECONDS = 60;

    private final AtomicBoolean requested = new AtomicBoolean();
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "interruption");

    private Interruption() {}

    /// Listens until closed.
    static Interruption listen() {
        Interruption interruption = new Interruption();
        try {
            Runtime.getRuntime().addShutdownHook(interruption.hook);
        } catch (IllegalStateException _) {
            // the virtual machine is ending already: interrupted before there was anything to put away
            interruption.requested.set(true);
        }
        return interruption;
    }

    @Override
    public boolean requested() {
        return requested.get();
    }

    private void interrupt() {
        requested.set(true);
        try {
            boolean _ = done.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // the virtual machine is ending: that is what was listened for
        }
    }
}
