package app.safelight.ui.mask;

import app.safelight.request.MaskRaster;
import app.safelight.store.DocumentFile;
import app.safelight.store.KeptDocument;
import app.safelight.store.StoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes a document to disk, of its masks only those that are not there as they are. Can be used from any thread.
final class DocumentKeeper {
    private final DocumentFile file;
    private final Map<MaskSheet, Written> written = new HashMap<>();
    private long latest;

    DocumentKeeper(DocumentFile file) {
        this.file = file;
    }

    /// A mask as it lies on disk.
    private record Written(
            long revision, @Nullable Path levels, @Nullable Path history) {}

    /// Whether a mask is on disk as it is.
    synchronized boolean has(MaskSheet sheet) {
        Written known = written.get(sheet);
        return known != null && known.revision() == sheet.revision();
    }

    /// Writes a document, unless a later one was written already.
    ///
    /// @param number grows from document to document
    /// @throws StoreException if it cannot be written; what was kept before is then still there
    synchronized void write(long number, DocumentState state) throws StoreException {
        if (number < latest) {
            return;
        }
        List<KeptDocument.Sheet> sheets = new ArrayList<>();
        Map<MaskSheet, Written> now = new HashMap<>();
        for (DocumentState.Sheet sheet : state.sheets()) {
            Written known = written.get(sheet.of());
            Written kept = known != null && known.revision() == sheet.revision() ? known : write(sheet);
            now.put(sheet.of(), kept);
            sheets.add(new KeptDocument.Sheet(sheet.name(), sheet.strength(), kept.levels(), kept.history()));
        }
        BasePicture picture = state.picture();
        file.write(new KeptDocument(
                state.form().request(),
                state.form().seed(),
                picture == null ? null : picture.file(),
                picture == null ? "" : picture.origin().toString(),
                sheets,
                state.active()));
        written.clear();
        written.putAll(now);
        latest = number;
    }

    private Written write(DocumentState.Sheet sheet) throws StoreException {
        MaskRaster levels = sheet.levels();
        if (levels == null) {
            return new Written(sheet.revision(), null, null);
        }
        MaskEdit.Draft draft = sheet.draft();
        HistoryBytes history = sheet.history();
        if (draft != null) {
            history = history.with(MaskChange.since(new Mask(levels), draft.before(), draft.touched()));
        }
        Path past = history.isEmpty() ? null : file.keep(history.write());
        return new Written(sheet.revision(), file.keep(levels), past);
    }
}
