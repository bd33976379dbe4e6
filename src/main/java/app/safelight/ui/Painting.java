package app.safelight.ui;

import app.safelight.store.DocumentFile;
import app.safelight.store.StoreException;
import app.safelight.ui.mask.Autosave;
import app.safelight.ui.mask.DocumentModel;
import app.safelight.ui.mask.MaskKeeper;
import app.safelight.ui.mask.PainterModel;
import app.safelight.ui.request.StartModel;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Everything about a picture to start from: the document, the tools, what the form says of it, and its way to disk.
final class Painting {
    private static final String MASKS = "masks";
    private static final long PAUSE_SECONDS = 1;

    private final WorkbenchModel.Threads threads;
    private final Consumer<String> complain;
    private final DocumentFile file;
    private final DocumentModel document;
    private final StartModel start;
    private final PainterModel painter;
    private final MaskKeeper keeper;
    private final Autosave autosave;

    /// @param home the program's folder
    /// @param complain takes a sentence where a file cannot be used
    Painting(Path home, WorkbenchModel.Threads threads, Consumer<String> complain) {
        this.threads = threads;
        this.complain = complain;
        file = new DocumentFile(home);
        document = new DocumentModel(threads.background(), threads.delivery(), complain);
        start = new StartModel(document);
        painter = new PainterModel(document, threads.background(), threads.delivery());
        keeper = new MaskKeeper(home.resolve(MASKS), document, threads.background(), threads.delivery(), complain);
        Autosave.Executors executors = new Autosave.Executors(
                CompletableFuture.delayedExecutor(PAUSE_SECONDS, TimeUnit.SECONDS, threads.background()),
                threads.background(),
                threads.delivery());
        autosave = new Autosave(file, document, start::kept, executors, complain);
        start.watch(() -> painter.look().ruleProperty().set(start.rule()));
    }

    /// Goes on where the program was left, and keeps every change from now on.
    void restore() {
        document.pictureProperty().addListener(_ -> autosave.changed());
        document.layer().revisionProperty().addListener(_ -> autosave.changed());
        start.watch(autosave::changed);
        threads.background().execute(() -> {
            try {
                file.read()
                        .ifPresent(kept -> threads.delivery().post(() -> {
                            start.fill(kept);
                            Path mask = kept.inpainting() == null
                                    ? null
                                    : Path.of(kept.inpainting().mask());
                            document.restore(Path.of(kept.picture()), mask);
                        }));
            } catch (StoreException e) {
                threads.delivery().post(() -> complain.accept(String.valueOf(e.getMessage())));
            }
        });
    }

    /// Begins to keep the mask for a request.
    ///
    /// @return the file it will be in; null where none acts
    @Nullable
    Path keepMask() {
        painter.finish();
        return keeper.keep();
    }

    /// Does something as soon as the masks of all requests are kept.
    void whenKept(Runnable then) {
        keeper.whenKept(then);
    }

    /// Keeps what has changed before it returns, and nothing from then on.
    void close() {
        autosave.close();
    }

    DocumentModel document() {
        return document;
    }

    StartModel start() {
        return start;
    }

    PainterModel painter() {
        return painter;
    }
}
