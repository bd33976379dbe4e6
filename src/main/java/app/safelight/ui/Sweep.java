package app.safelight.ui;

import app.safelight.request.GenerationRequest;
import app.safelight.request.Inpainting;
import app.safelight.request.PictureStart;
import app.safelight.store.InputFiles;
import app.safelight.store.StoreException;
import app.safelight.ui.mask.BasePicture;
import app.safelight.ui.mask.DocumentModel;
import app.safelight.ui.run.Job;
import app.safelight.ui.run.JobQueue;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;

/// Deletes the kept pictures and masks that neither the document nor any request of the queue needs any more. Belongs
/// to the window's thread.
final class Sweep {
    private final InputFiles inputs;
    private final DocumentModel document;
    private final JobQueue queue;
    private final WorkbenchModel.Threads threads;
    private final Consumer<String> complain;

    Sweep(
            InputFiles inputs,
            DocumentModel document,
            JobQueue queue,
            WorkbenchModel.Threads threads,
            Consumer<String> complain) {
        this.inputs = inputs;
        this.document = document;
        this.queue = queue;
        this.threads = threads;
        this.complain = complain;
    }

    /// Something to be deleted.
    private interface Deletion {
        void run() throws StoreException;
    }

    /// Deletes what other runs of the program have left.
    ///
    /// @param needed by the document
    void ancient(Set<Path> needed) {
        inBackground(() -> inputs.deleteAncient(needed));
    }

    /// Sweeps whenever a job or a picture to start from goes.
    void begin() {
        queue.jobs().addListener((ListChangeListener<Job>) change -> {
            Set<Path> gone = new HashSet<>();
            while (change.next()) {
                change.getRemoved().forEach(job -> gone.addAll(of(job.request())));
            }
            sweep(gone);
        });
        document.pictureProperty().addListener((_, before, now) -> {
            // where none takes its place it may come back; the next day it is ancient
            if (before != null && now != null) {
                sweep(Set.of(before.file()));
            }
        });
    }

    private void sweep(Set<Path> gone) {
        Set<Path> unneeded = new HashSet<>(gone);
        queue.jobs().forEach(job -> unneeded.removeAll(of(job.request())));
        BasePicture picture = document.pictureProperty().get();
        if (picture != null) {
            unneeded.remove(picture.file());
        }
        if (!unneeded.isEmpty()) {
            inBackground(() -> inputs.delete(unneeded));
        }
    }

    private void inBackground(Deletion deletion) {
        threads.background().execute(() -> {
            try {
                deletion.run();
            } catch (StoreException e) {
                threads.delivery().post(() -> complain.accept(String.valueOf(e.getMessage())));
            }
        });
    }

    /// The files a request names that this program may have kept for it.
    static Set<Path> of(GenerationRequest request) {
        Set<Path> files = new HashSet<>();
        PictureStart start = request.start();
        if (start != null) {
            files.add(Path.of(start.picture()));
            Inpainting how = start.inpainting();
            List<String> masks = how == null ? List.of() : how.rules().further();
            masks.forEach(mask -> files.add(Path.of(mask)));
            if (how != null) {
                files.add(Path.of(how.mask()));
            }
        }
        return files;
    }
}
