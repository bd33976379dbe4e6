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
    private final Map<MaskSheet, MaskShadow> shadows = new HashMap<>();
    private long latest;

    DocumentKeeper(DocumentFile file) {
        this.file = file;
    }

    /// A mask as it lies on disk.
    private record Written(
            long revision, @Nullable Path levels, @Nullable Path history) {}

    /// Writes a document, unless a later one was written already.
    ///
    /// @param number grows from document to document
    /// @throws StoreException if it cannot be written; what was kept before is then still there
    synchronized void write(long number, DocumentState state) throws StoreException {
        if (number < latest) {
            return;
        }
        latest = number;
        for (DocumentState.Sheet sheet : state.sheets()) {
            MaskShadow.Patch patch = sheet.patch();
            MaskShadow shadow = shadows.computeIfAbsent(sheet.of(), _ -> new MaskShadow());
            if (patch != null) {
                shadow.apply(patch);
            }
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
        shadows.keySet().retainAll(now.keySet());
    }

    private Written write(DocumentState.Sheet sheet) throws StoreException {
        MaskShadow shadow = shadows.get(sheet.of());
        if (shadow == null || !sheet.sized()) {
            return new Written(sheet.revision(), null, null);
        }
        MaskRaster levels = shadow.raster();
        MaskEdit.Draft draft = sheet.draft();
        HistoryBytes history = sheet.history();
        if (draft != null) {
            history = history.with(MaskChange.since(new Mask(levels), draft.before(), draft.touched()));
        }
        Path past = history.isEmpty() ? null : file.keep(history.write());
        return new Written(sheet.revision(), file.keep(levels), past);
    }
}
