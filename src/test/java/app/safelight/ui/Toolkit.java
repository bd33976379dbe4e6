package app.safelight.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;

/// JavaFX in tests: started once for all of them, on the headless platform.
final class Toolkit {
    private static final long LONGEST_WAIT_SECONDS = 240;
    private static final LinkedBlockingQueue<Throwable> UNCAUGHT = new LinkedBlockingQueue<>();

    private Toolkit() {}

    static void start() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
        } catch (IllegalStateException _) {
            started.countDown();
        }
        Platform.setImplicitExit(false);
        started.await();
        Platform.runLater(() -> Thread.currentThread().setUncaughtExceptionHandler((_, thrown) -> note(thrown)));
    }

    /// Keeps what nobody caught on the window's thread, but for one fault of the headless platform: windows larger than
    /// its screen of 1000 x 1000 pixels do not fit its memory, which no picture taken of a scene depends on.
    private static void note(Throwable thrown) {
        boolean ofThePlatform = Arrays.stream(thrown.getStackTrace())
                .anyMatch(frame -> frame.getClassName().endsWith("HeadlessWindow")
                        && frame.getMethodName().equals("blit"));
        if (!ofThePlatform) {
            thrown.printStackTrace();
            UNCAUGHT.add(thrown);
        }
    }

    /// What nobody caught on the window's thread since it was last asked for.
    static List<Throwable> uncaught() {
        List<Throwable> all = new ArrayList<>();
        UNCAUGHT.drainTo(all);
        return all;
    }

    /// Runs something on the window's thread and waits for it.
    static <T> T call(Callable<T> action) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(action.call());
            } catch (Exception | AssertionError e) {
                result.completeExceptionally(e);
            }
        });
        return result.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    }

    static void run(Runnable action) throws Exception {
        call(() -> {
            action.run();
            return true;
        });
    }

    /// Waits until something holds on the window's thread.
    static void waitFor(BooleanSupplier condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_WAIT_SECONDS);
        while (!call(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited too long");
            }
            Thread.sleep(20);
        }
    }
}
