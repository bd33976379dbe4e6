package app.safelight.ui;

import app.safelight.engine.Engine;
import app.safelight.ui.control.Messages;
import app.safelight.ui.run.FxDelivery;
import app.safelight.ui.settings.Places;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import javafx.application.Platform;
import javafx.geometry.Dimension2D;
import javafx.stage.Stage;

/// The window as a program: opens it, and returns when it has been closed.
public final class WorkbenchApp {
    private static final Dimension2D SIZE = new Dimension2D(1280, 800);

    private final Engine engine;
    private final Places places;

    /// @param engine that makes the pictures
    public WorkbenchApp(Engine engine, Places places) {
        this.engine = engine;
        this.places = places;
    }

    /// The window cannot be opened here; the message says why.
    public static final class NoWindow extends Exception {
        private static final long serialVersionUID = 1;

        NoWindow(Throwable cause) {
            super("the window cannot be opened (" + cause.getMessage() + ")", cause);
        }
    }

    /// Whether a window can be expected to open.
    ///
    /// @param environment variables of the process
    public static boolean hasDisplay(Map<String, String> environment) {
        boolean needsServer = System.getProperty("os.name", "").startsWith("Linux")
                && System.getProperty("glass.platform", "").isEmpty();
        return !needsServer || environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
    }

    /// Opens the window and waits until it is closed; the engine is closed with it, and a picture in work given up.
    ///
    /// @throws NoWindow if the system refuses a window
    public void run() throws NoWindow {
        CountDownLatch closed = new CountDownLatch(1);
        // closed from the last to the first: the worker waits for the engine, which gives up at once
        try (ExecutorService worker = Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name("jobs").daemon(true).factory());
                ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
                engine) {
            start(() -> {
                Stage stage = new Stage();
                WorkbenchModel model =
                        open(stage, new WorkbenchModel.Threads(worker, background, FxDelivery.toWindow()));
                stage.setOnHidden(_ -> {
                    model.close();
                    closed.countDown();
                });
            });
            closed.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void start(Runnable window) throws NoWindow {
        try {
            Platform.startup(window);
        } catch (UnsupportedOperationException | LinkageError e) {
            throw new NoWindow(e);
        }
    }

    private WorkbenchModel open(Stage stage, WorkbenchModel.Threads threads) {
        WorkbenchModel model = new WorkbenchModel(engine, places, threads, RandomGenerator.getDefault());
        Messages messages = new Messages(model.settings().locale());
        new WorkbenchStage(stage, model, messages, new SystemDialogs(stage, messages)).open(SIZE);
        return model;
    }
}
