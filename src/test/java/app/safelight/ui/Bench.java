package app.safelight.ui;

import app.safelight.engine.Engine;
import app.safelight.request.Raster;
import app.safelight.store.PictureFile;
import app.safelight.store.Settings;
import app.safelight.ui.control.Dialogs;
import app.safelight.ui.control.Messages;
import app.safelight.ui.run.FxDelivery;
import app.safelight.ui.settings.Places;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.geometry.Dimension2D;
import javafx.scene.Node;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

/// The window in a test, with an engine of the test's.
final class Bench implements AutoCloseable {
    private static final long LONGEST_END_SECONDS = 5;

    final WorkbenchModel model;
    final WorkbenchWindow window;
    final Stage stage;
    private final ExecutorService worker = Executors.newSingleThreadExecutor();
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();

    private Bench(Engine engine, Path home, Look look) throws Exception {
        look.settings().write(home);
        Places places = new Places(home, home.resolve("pictures"), Path.of("presets"));
        WorkbenchModel.Threads threads = new WorkbenchModel.Threads(worker, background, FxDelivery.toWindow());
        model = Toolkit.call(() -> new WorkbenchModel(engine, places, threads, new Random(1)));
        Messages messages = new Messages(model.settings().locale());
        stage = Toolkit.call(Stage::new);
        window = Toolkit.call(() -> {
            WorkbenchStage opened = new WorkbenchStage(stage, model, messages, new NoDialogs());
            opened.open(new Dimension2D(look.width(), look.height()));
            return opened.window();
        });
    }

    static Bench open(Engine engine, Path home) throws Exception {
        return open(engine, home, new Look(Settings.Theme.LIGHT, Settings.Language.ENGLISH, 1280, 800));
    }

    static Bench open(Engine engine, Path home, Look look) throws Exception {
        Toolkit.start();
        return new Bench(engine, home, look);
    }

    /// Answers nothing.
    private static final class NoDialogs implements Dialogs {
        @Override
        public Optional<Path> folder(Path from) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> model(Path from) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> picture(Path from) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> anyPicture(Path from) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> savePicture(Path from, String name) {
            return Optional.empty();
        }
    }

    <T extends Node> T find(String id, Class<T> type) {
        return type.cast(window.node().lookup("#" + id));
    }

    /// What the window shows.
    Raster shot() throws Exception {
        return raster(Toolkit.call(() -> stage.getScene().snapshot(null)));
    }

    private static Raster raster(WritableImage image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        byte[] bgra = new byte[4 * width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getByteBgraInstance(), bgra, 0, 4 * width);
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < width * height; i++) {
            rgb[3 * i] = bgra[4 * i + 2];
            rgb[3 * i + 1] = bgra[4 * i + 1];
            rgb[3 * i + 2] = bgra[4 * i];
        }
        return new Raster(width, height, rgb);
    }

    /// Writes what the window shows into a file.
    void snapshot(Path file) throws Exception {
        PictureFile.write(file, shot(), "");
    }

    @Override
    public void close() {
        CompletableFuture.runAsync(
                        () -> {
                            model.queue().stop();
                            stage.close();
                        },
                        Platform::runLater)
                .join();
        end(worker);
        end(background);
        List<Throwable> uncaught = Toolkit.uncaught();
        if (!uncaught.isEmpty()) {
            throw new AssertionError("thrown on the window's thread and caught by nobody", uncaught.getFirst());
        }
    }

    /// Lets what is in work come to its end: it may still write into the test's folder.
    private static void end(ExecutorService threads) {
        threads.shutdown();
        try {
            threads.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
