package app.safelight.ui.mask;

import app.safelight.request.GenerationRequest;
import app.safelight.store.DocumentFile;
import app.safelight.store.StoreException;
import app.safelight.ui.run.FxDelivery;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Keeps the document on disk: a moment after a change, in mid-stroke too, at once before a run, and never twice at the
/// same time. Belongs to the window's thread.
public final class Autosave {
    private final DocumentKeeper keeper;
    private final DocumentModel document;
    private final Supplier<Form> form;
    private final Executors executors;
    private final Consumer<String> complain;
    private final List<Waiting> waiting = new ArrayList<>();
    private boolean changed;
    private boolean due;
    private boolean writing;
    private boolean failing;
    private boolean closed;
    private long latest;

    /// Where it works.
    ///
    /// @param later runs what it is given a moment later
    /// @param background writes files
    public record Executors(Executor later, Executor background, FxDelivery delivery) {}

    /// What the form says.
    ///
    /// @param request with usual values where a field cannot be used
    /// @param seed as typed
    public record Form(GenerationRequest request, String seed) {}

    /// Something to be done as soon as a writing has ended.
    private record Waiting(long number, Runnable then) {}

    /// @param complain takes a sentence where the document cannot be kept
    public Autosave(
            DocumentFile file,
            DocumentModel document,
            Supplier<Form> form,
            Executors executors,
            Consumer<String> complain) {
        keeper = new DocumentKeeper(file);
        this.document = document;
        this.form = form;
        this.executors = executors;
        this.complain = complain;
    }

    /// Says that something has changed.
    public void changed() {
        changed = true;
        if (!due && !closed) {
            due = true;
            executors
                    .later()
                    .execute(() -> executors.delivery().post(() -> {
                        due = false;
                        write();
                    }));
        }
    }

    /// Does something as soon as the document is on disk as it is now, or it is known that it cannot be kept; at once
    /// if it is there already.
    public void whenKept(Runnable then) {
        if (changed || writing) {
            waiting.add(new Waiting(changed ? latest + 1 : latest, then));
            write();
        } else {
            then.run();
        }
    }

    /// Begins to keep what has changed at once.
    public void now() {
        write();
    }

    private void write() {
        if (changed && !writing && !closed) {
            DocumentState state = take();
            long number = latest;
            writing = true;
            executors.background().execute(() -> {
                String problem = write(number, state);
                executors.delivery().post(() -> ended(number, problem));
            });
        }
    }

    private void ended(long number, @Nullable String problem) {
        writing = false;
        if (problem != null && !failing) {
            complain.accept(problem);
        }
        failing = problem != null;
        List<Waiting> done =
                waiting.stream().filter(each -> each.number() <= number).toList();
        waiting.removeAll(done);
        done.forEach(each -> each.then().run());
        if (!waiting.isEmpty()) {
            write();
        } else if (changed) {
            changed();
        }
    }

    /// Keeps what has changed before it returns, and nothing from then on: for the end of the program.
    public void close() {
        closed = true;
        if (changed || writing) {
            // one that is being written may come later, or never
            document.masks().sheets().forEach(MaskSheet::unkeep);
            DocumentState state = take();
            String problem = write(latest, state);
            if (problem != null) {
                complain.accept(problem);
            }
        }
    }

    private DocumentState take() {
        changed = false;
        latest++;
        MasksModel masks = document.masks();
        List<DocumentState.Sheet> sheets = masks.sheets().stream()
                .map(sheet -> state(sheet, sheet == masks.activeProperty().get()))
                .toList();
        int active = masks.sheets().indexOf(masks.activeProperty().get());
        return new DocumentState(form.get(), document.pictureProperty().get(), sheets, active);
    }

    private DocumentState.Sheet state(MaskSheet sheet, boolean painted) {
        return new DocumentState.Sheet(
                sheet,
                sheet.nameProperty().get(),
                sheet.strengthProperty().get(),
                sheet.revision(),
                sheet.unkept(),
                sheet.mask() != null,
                sheet.history().copy(),
                painted ? document.layer().draft() : null);
    }

    /// @return what is wrong; null where nothing is
    private @Nullable String write(long number, DocumentState state) {
        try {
            keeper.write(number, state);
            return null;
        } catch (StoreException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
