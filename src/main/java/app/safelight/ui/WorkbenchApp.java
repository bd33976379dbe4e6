package app.safelight.ui;

import app.safelight.engine.Engine;
import app.safelight.ui.control.Messages;
import app.safelight.ui.control.Named;
import app.safelight.ui.run.FxDelivery;
import app.safelight.ui.settings.Places;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// The window as a program: opens it, and returns when it has been closed.
public final class WorkbenchApp {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private final Engine engine;
    private final Places places;

    /// @param engine that makes the pictures; stays the caller's
    public WorkbenchApp(Engine engine, Places places) {
        this.engine = engine;
        this.places = places;
    }

    /// The window cannot be opened here.
    public static final class NoDisplay extends Exception {
        private static final long serialVersionUID = 1;

        NoDisplay(Throwable cause) {
            super("there is no display to open a window on", cause);
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

    /// Opens the window and waits until it is closed; a picture in work is then given up after its step.
    ///
    /// @throws NoDisplay if the system refuses a window
    public void run() throws NoDisplay {
        CountDownLatch closed = new CountDownLatch(1);
        try (ExecutorService worker = Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name("jobs").daemon(true).factory());
                ExecutorService background = Executors.newVirtualThreadPerTaskExecutor()) {
            start(() -> {
                Stage stage = new Stage();
                stage.setOnHidden(_ -> closed.countDown());
                WorkbenchModel model = open(stage, worker, background);
                stage.setOnCloseRequest(_ -> model.close());
            });
            closed.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void start(Runnable window) throws NoDisplay {
        try {
            Platform.startup(window);
        } catch (UnsupportedOperationException | LinkageError e) {
            throw new NoDisplay(e);
        }
    }

    /// Fills a stage and shows it.
    WorkbenchModel open(Stage stage, Executor worker, Executor background) {
        WorkbenchModel.Threads threads = new WorkbenchModel.Threads(worker, background, FxDelivery.toWindow());
        WorkbenchModel model = new WorkbenchModel(engine, places, threads, RandomGenerator.getDefault());
        Appearance appearance = new Appearance(model.settings().themeProperty());
        Messages messages = new Messages(model.settings().locale());
        WorkbenchWindow window = new WorkbenchWindow(new Named(messages), model, new SystemDialogs(stage, messages));
        window.node().getProperties().put(Appearance.class, appearance);
        Scene scene = new Scene(window.node(), WIDTH, HEIGHT);
        stage.setScene(scene);
        stage.setTitle("Safelight");
        stage.setMinWidth(960);
        stage.setMinHeight(600);
        stage.show();
        window.begin();
        return model;
    }
}
