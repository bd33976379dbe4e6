package app.safelight.ui;

import app.safelight.store.DocumentFile;
import app.safelight.store.InputFiles;
import app.safelight.store.KeptDocument;
import app.safelight.store.StoreException;
import app.safelight.ui.mask.Autosave;
import app.safelight.ui.mask.DocumentLoader;
import app.safelight.ui.mask.DocumentModel;
import app.safelight.ui.mask.MaskKeeper;
import app.safelight.ui.mask.MaskSheet;
import app.safelight.ui.mask.PainterModel;
import app.safelight.ui.request.FinerModel;
import app.safelight.ui.request.RequestModel;
import app.safelight.ui.request.StartModel;
import app.safelight.ui.run.JobQueue;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a person works on: the form, the picture to start from, its masks and the tools, and their way to disk.
final class Painting {
    private static final String INPUTS = "inputs";
    private static final long PAUSE_MILLIS = 800;

    private final WorkbenchModel.Threads threads;
    private final Consumer<String> complain;
    private final DocumentFile file;
    private final DocumentModel document;
    private final RequestModel request;
    private final PainterModel painter;
    private final MaskKeeper keeper;
    private final Autosave autosave;
    private final Sweep sweep;
    private boolean touched;

    /// @param home the program's folder
    /// @param queue whose requests name files that must stay
    /// @param form makes the form around its part that starts from a picture
    /// @param complain takes a sentence where a file cannot be used
    Painting(
            Path home,
            WorkbenchModel.Threads threads,
            JobQueue queue,
            Function<StartModel, RequestModel> form,
            Consumer<String> complain) {
        this.threads = threads;
        this.complain = complain;
        file = new DocumentFile(home);
        InputFiles inputs = new InputFiles(home.resolve(INPUTS));
        document = new DocumentModel(inputs, threads.background(), threads.delivery(), complain);
        StartModel start = new StartModel(document);
        request = form.apply(start);
        painter = new PainterModel(document, threads.background(), threads.delivery());
        keeper = new MaskKeeper(inputs, document, threads.background(), threads.delivery(), complain);
        Autosave.Executors executors = new Autosave.Executors(
                CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS, threads.background()),
                threads.background(),
                threads.delivery());
        autosave = new Autosave(
                file,
                document,
                () -> new Autosave.Form(
                        request.kept(), request.seed().textProperty().get()),
                executors,
                complain);
        start.watch(() -> painter.look().ruleProperty().set(start.rule()));
        FinerModel finer = start.finer();
        start.watch(() -> painter.look().growthProperty().set(finer.sides()));
        painter.look().growthProperty().subscribe(growth -> {
            if (!growth.equals(finer.sides())) {
                finer.grow(growth.left(), growth.top(), growth.right(), growth.bottom());
            }
        });
        request.watchFrame(() -> painter.frame().ruleProperty().set(request.frame()));
        sweep = new Sweep(inputs, document, queue, threads, complain);
        sweep.begin();
    }

    /// Goes on where the program was left, and keeps every change from then on. What a person has typed meanwhile
    /// stays.
    void begin() {
        request.watch(() -> touched = true);
        threads.background().execute(() -> {
            try {
                KeptDocument kept = file.read().orElse(null);
                List<MaskSheet.Read> sheets =
                        kept == null ? List.of() : new DocumentLoader(this::complainLater).sheets(kept);
                threads.delivery().post(() -> {
                    if (kept != null) {
                        restore(kept, sheets);
                    }
                    Path picture = kept == null ? null : kept.picture();
                    sweep.ancient(picture == null ? Set.of() : Set.of(picture));
                    keepFromNowOn();
                });
            } catch (StoreException e) {
                complainLater(String.valueOf(e.getMessage()));
                threads.delivery().post(this::keepFromNowOn);
            }
        });
    }

    private void complainLater(String problem) {
        threads.delivery().post(() -> complain.accept(problem));
    }

    private void restore(KeptDocument kept, List<MaskSheet.Read> sheets) {
        if (!touched) {
            request.restore(kept.request(), kept.seed());
        }
        document.restore(kept.picture(), Path.of(kept.origin()), sheets, kept.active());
    }

    private void keepFromNowOn() {
        document.pictureProperty().addListener(_ -> autosave.changed());
        document.layer().revisionProperty().addListener(_ -> autosave.changed());
        request.watch(autosave::changed);
        autosave.changed();
    }

    /// Begins to keep the mask for a request.
    ///
    /// @return the file it will be in; null where none acts
    @Nullable
    Path keepMask() {
        painter.finish();
        return keeper.keep();
    }

    /// Keeps the document as it is, and does something: as soon as masks and document are kept where a mask acts, at
    /// once where none does and nothing can be lost but words.
    void whenKept(Runnable then) {
        if (document.actingProperty().get()) {
            keeper.whenKept(() -> autosave.whenKept(then));
        } else {
            autosave.now();
            keeper.whenKept(then);
        }
    }

    /// Keeps what has changed before it returns, and nothing from then on.
    void close() {
        autosave.close();
    }

    DocumentModel document() {
        return document;
    }

    RequestModel request() {
        return request;
    }

    PainterModel painter() {
        return painter;
    }
}
