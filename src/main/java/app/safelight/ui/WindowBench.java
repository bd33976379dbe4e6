package app.safelight.ui;

import app.safelight.engine.Engine;
import app.safelight.request.GenerationRequest;
import app.safelight.request.MaskRaster;
import app.safelight.store.MaskFile;
import app.safelight.store.StoreException;
import app.safelight.ui.control.Messages;
import app.safelight.ui.run.FxDelivery;
import app.safelight.ui.settings.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Dimension2D;
import javafx.stage.Stage;

/// Measures the window: how long a stroke takes to the screen, whether events are dropped, what undo takes. It runs on
/// JavaFX's headless platform, whose screen is memory: what is measured ends with the pixel there, drawn by the
/// processor alone.
public final class WindowBench {
    /// The headless platform's screen is no larger.
    private static final Dimension2D SIZE = new Dimension2D(1000, 800);

    private static final int[] SIDES = {2048, 8192};
    private static final byte GREY = 90;

    private final Engine engine;
    private final Path presets;
    private final int seconds;
    private final Consumer<String> progress;

    /// @param engine that makes pictures meanwhile
    /// @param presets with the bundled model
    /// @param seconds that the longest scribble takes; the others take a quarter
    /// @param progress takes a line on what is being measured
    public WindowBench(Engine engine, Path presets, int seconds, Consumer<String> progress) {
        this.engine = engine;
        this.presets = presets;
        this.seconds = seconds;
        this.progress = progress;
    }

    /// What was measured.
    ///
    /// @param strokes times to the screen
    /// @param undo memory that taking strokes back needs
    public record Report(List<StrokeMeasure> strokes, List<UndoMeasure> undo) {
        /// @throws NullPointerException if a measure is null
        public Report {
            strokes = List.copyOf(strokes);
            undo = List.copyOf(undo);
        }
    }

    /// Measures everything; takes a few minutes.
    ///
    /// @throws WorkbenchApp.NoWindow if the headless platform does not start
    /// @throws StoreException if there is no place for the pictures that are painted on
    /// @throws IOException if there is no place for the window's home
    /// @throws InterruptedException if the thread is interrupted
    public Report run() throws WorkbenchApp.NoWindow, StoreException, IOException, InterruptedException {
        Path home = Files.createTempDirectory("safelight-bench");
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        try (ExecutorService worker = Executors.newSingleThreadExecutor();
                ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
                engine) {
            FxDelivery delivery = FxDelivery.toWindow();
            try {
                Platform.startup(() -> {});
            } catch (UnsupportedOperationException | LinkageError e) {
                throw new WorkbenchApp.NoWindow(e);
            }
            WindowThread window = new WindowThread(delivery);
            Places places = new Places(home, home.resolve("pictures"), presets);
            WorkbenchModel.Threads threads = new WorkbenchModel.Threads(worker, background, delivery);
            WorkbenchModel model =
                    window.call(() -> new WorkbenchModel(engine, places, threads, RandomGenerator.getDefault()));
            Stage stage = window.call(() -> open(model));
            Report report = measure(model, stage, window, home);
            window.call(() -> {
                stage.hide();
                return true;
            });
            return report;
        } finally {
            delete(home);
        }
    }

    private static Stage open(WorkbenchModel model) {
        Stage stage = new Stage();
        Messages messages = new Messages(model.settings().locale());
        new WorkbenchStage(stage, model, messages, new SystemDialogs(stage, messages)).open(SIZE);
        return stage;
    }

    private Report measure(WorkbenchModel model, Stage stage, WindowThread window, Path home)
            throws StoreException, InterruptedException {
        List<StrokeMeasure> strokes = new ArrayList<>();
        List<UndoMeasure> undo = new ArrayList<>();
        for (int side : SIDES) {
            Path picture = home.resolve(side + ".png");
            byte[] grey = new byte[side * side];
            Arrays.fill(grey, GREY);
            MaskFile.write(picture, new MaskRaster(side, side, grey));
            Scribble scribble = new Scribble(model, stage, window, picture);
            scribble.warm();
            progress.accept(side + "x" + side + ", idle");
            strokes.add(scribble.measure(false, side == SIDES[0] ? seconds : seconds / 4));
            progress.accept(side + "x" + side + ", while a picture is made");
            generate(model, window);
            strokes.add(scribble.measure(true, seconds / 4));
            window.call(() -> {
                model.queue().stop();
                return true;
            });
            window.waitFor(() -> model.queue().runningProperty().get() == null);
            progress.accept(side + "x" + side + ", undo of 500 strokes");
            undo.add(window.call(() -> UndoMeasure.of(model.painting().painter(), side)));
        }
        return new Report(strokes, undo);
    }

    /// Keeps the engine at work until it is stopped.
    private static void generate(WorkbenchModel model, WindowThread window) throws InterruptedException {
        window.call(() -> {
            GenerationRequest usual = model.request().usual().withStart(null);
            model.queue()
                    .add(
                            usual.withPrompts("a red tulip in a meadow", "").withCount(1000),
                            model.profileProperty().get());
            return true;
        });
        window.waitFor(() -> model.queue().runningProperty().get() == null
                || model.queue().facts().progressProperty().get().step() > 1);
        if (window.call(() -> model.queue().runningProperty().get() == null)) {
            throw new IllegalStateException("the engine makes no picture");
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
