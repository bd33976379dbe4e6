package app.safelight.ui.mask;

import app.safelight.request.MaskRaster;
import app.safelight.store.InputFiles;
import app.safelight.store.MaskFile;
import app.safelight.store.StoreException;
import app.safelight.ui.run.FxDelivery;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps the mask of each request in a file of the program's own, so that painting on does not change what was asked.
/// Requests that follow each other with the same mask share its file, which nobody writes again. Belongs to the
/// window's thread.
public final class MaskKeeper {
    private final InputFiles inputs;
    private final DocumentModel document;
    private final Executor background;
    private final FxDelivery delivery;
    private final Consumer<String> complain;
    private CompletableFuture<@Nullable Void> writing = CompletableFuture.completedFuture(null);
    private @Nullable Path last;
    private long lastRevision = -1;

    /// @param inputs where masks go
    /// @param complain takes a sentence where a mask cannot be kept
    public MaskKeeper(
            InputFiles inputs,
            DocumentModel document,
            Executor background,
            FxDelivery delivery,
            Consumer<String> complain) {
        this.inputs = inputs;
        this.document = document;
        this.background = background;
        this.delivery = delivery;
        this.complain = complain;
    }

    /// Begins to keep the mask as it acts now.
    ///
    /// @return the file it will be in; null where none acts
    public @Nullable Path keep() {
        MaskRaster mask = document.actingMask();
        if (mask == null) {
            writing = writing.exceptionally(_ -> null);
            return null;
        }
        long revision = document.layer().revisionProperty().get();
        Path known = last;
        if (known != null && revision == lastRevision && !writing.isCompletedExceptionally()) {
            return known;
        }
        if (known != null) {
            inputs.release(known);
        }
        Path file = inputs.maskPlace();
        last = file;
        lastRevision = revision;
        writing = writing.exceptionally(_ -> null).thenRunAsync(() -> write(file, mask), background);
        return file;
    }

    private static void write(Path file, MaskRaster mask) {
        try {
            MaskFile.write(file, mask);
        } catch (StoreException e) {
            throw new CompletionException(e);
        }
    }

    /// Does something as soon as every mask is kept, at once if all are; not at all if the last could not be.
    public void whenKept(Runnable then) {
        if (writing.isDone() && !writing.isCompletedExceptionally()) {
            then.run();
            return;
        }
        CompletableFuture<@Nullable Void> _ = writing.whenComplete((_, failure) -> delivery.post(() -> {
            if (failure == null) {
                then.run();
            } else {
                Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                        ? wrapped.getCause()
                        : failure;
                complain.accept(String.valueOf(cause.getMessage()));
            }
        }));
    }
}
