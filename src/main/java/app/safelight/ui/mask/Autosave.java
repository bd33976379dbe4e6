package app.safelight.ui.mask;

import app.safelight.request.MaskRaster;
import app.safelight.request.PictureStart;
import app.safelight.store.DocumentFile;
import app.safelight.store.StoreException;
import app.safelight.ui.run.FxDelivery;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Keeps the document on disk: a moment after a change, in mid-stroke too, and never twice at the same time. Belongs to
/// the window's thread.
public final class Autosave {
    private final DocumentFile file;
    private final DocumentModel document;
    private final Supplier<@Nullable PictureStart> start;
    private final Executors executors;
    private final Consumer<String> complain;
    private boolean changed;
    private boolean due;
    private boolean writing;
    private boolean failing;
    private boolean closed;
    private long latest;
    private long written;

    /// Where it works.
    ///
    /// @param later runs what it is given a moment later
    /// @param background writes files
    public record Executors(Executor later, Executor background, FxDelivery delivery) {}

    /// What is to be kept at one moment.
    private record Kept(
            long number,
            @Nullable PictureStart start,
            @Nullable MaskRaster mask) {}

    /// @param start what the form says of the start, with any path for the mask; null where it starts from noise
    /// @param complain takes a sentence where the document cannot be kept
    public Autosave(
            DocumentFile file,
            DocumentModel document,
            Supplier<@Nullable PictureStart> start,
            Executors executors,
            Consumer<String> complain) {
        this.file = file;
        this.document = document;
        this.start = start;
        this.executors = executors;
        this.complain = complain;
    }

    /// Says that something has changed.
    public void changed() {
        changed = true;
        if (!due && !closed) {
            due = true;
            executors.later().execute(() -> executors.delivery().post(this::dueNow));
        }
    }

    private void dueNow() {
        due = false;
        if (changed && !writing && !closed) {
            Kept kept = take();
            writing = true;
            executors.background().execute(() -> {
                String problem = write(kept);
                executors.delivery().post(() -> ended(problem));
            });
        }
    }

    private void ended(@Nullable String problem) {
        writing = false;
        if (problem != null && !failing) {
            complain.accept(problem);
        }
        failing = problem != null;
        if (changed) {
            changed();
        }
    }

    /// Keeps what has changed before it returns, and nothing from then on: for the end of the program.
    public void close() {
        closed = true;
        if (changed || writing) {
            write(take());
        }
    }

    private Kept take() {
        changed = false;
        Mask mask = document.layer().maskProperty().get();
        return new Kept(++latest, start.get(), mask == null || mask.isEmpty() ? null : mask.raster());
    }

    /// @return what is wrong; null where nothing is
    private @Nullable String write(Kept kept) {
        synchronized (file) {
            if (kept.number() < written) {
                return null;
            }
            written = kept.number();
            try {
                file.write(kept.start(), kept.mask());
                return null;
            } catch (StoreException e) {
                return String.valueOf(e.getMessage());
            }
        }
    }
}
