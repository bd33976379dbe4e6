package app.safelight.ui.gallery;

import app.safelight.store.PictureFile;
import app.safelight.store.Recipe;
import app.safelight.store.StoreException;
import app.safelight.ui.run.FxDelivery;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/// Small pictures of files with their prompt, read beside the window's work; the latest few hundred are kept. Belongs
/// to the window's thread.
final class Thumbnails {
    private static final int SIDE = 320;
    private static final int KEPT = 300;
    private static final int AT_ONCE = 2;

    private final Executor background;
    private final FxDelivery delivery;
    private final Semaphore readers = new Semaphore(AT_ONCE);
    private final Map<Path, Thumbnail> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Thumbnail> eldest) {
            return size() > KEPT;
        }
    };

    Thumbnails(Executor background, FxDelivery delivery) {
        this.background = background;
        this.delivery = delivery;
    }

    /// A file in small.
    ///
    /// @param image null if it cannot be read
    /// @param prompt empty if it has no recipe
    record Thumbnail(@Nullable Image image, String prompt) {}

    /// Gives the thumbnail of a file to a sink: at once if it is kept, else when it has been read.
    void want(Path file, Consumer<Thumbnail> sink) {
        Thumbnail known = kept.get(file);
        if (known != null) {
            sink.accept(known);
            return;
        }
        background.execute(() -> {
            readers.acquireUninterruptibly();
            try {
                Thumbnail read = new Thumbnail(image(file), prompt(file));
                delivery.post(() -> {
                    kept.put(file, read);
                    sink.accept(read);
                });
            } finally {
                readers.release();
            }
        });
    }

    private static @Nullable Image image(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Image image = new Image(in, SIDE, SIDE, true, true);
            return image.isError() ? null : image;
        } catch (IOException _) {
            return null;
        }
    }

    private static String prompt(Path file) {
        try {
            return PictureFile.recipe(file)
                    .map(text -> Recipe.parse(text).prompt())
                    .orElse("");
        } catch (StoreException _) {
            return "";
        }
    }
}
