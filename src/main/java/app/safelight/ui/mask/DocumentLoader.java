package app.safelight.ui.mask;

import app.safelight.store.KeptDocument;
import app.safelight.store.PictureInput;
import app.safelight.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads the masks of a kept document and what can be taken back of them.
public final class DocumentLoader {
    private static final HistoryBytes NO_PAST = new HistoryBytes(List.of(), List.of());

    private final Consumer<String> complain;

    /// @param complain takes a sentence where a file cannot be read; what can be is read all the same
    public DocumentLoader(Consumer<String> complain) {
        this.complain = complain;
    }

    /// The masks, in order.
    public List<MaskSheet.Read> sheets(KeptDocument document) {
        List<MaskSheet.Read> read = new ArrayList<>();
        for (KeptDocument.Sheet sheet : document.sheets()) {
            Mask mask = mask(sheet.levels());
            HistoryBytes past = mask == null ? NO_PAST : history(sheet.history(), mask);
            read.add(new MaskSheet.Read(sheet.name(), sheet.strength(), mask, past.done(), past.undone()));
        }
        return read;
    }

    private @Nullable Mask mask(@Nullable Path file) {
        try {
            return file == null ? null : new Mask(MaskRasters.of(PictureInput.read(file)));
        } catch (StoreException e) {
            complain.accept(String.valueOf(e.getMessage()));
            return null;
        }
    }

    /// One that is damaged is none: the mask itself is worth more.
    private static HistoryBytes history(@Nullable Path file, Mask mask) {
        try {
            return file == null ? NO_PAST : HistoryBytes.read(Files.readAllBytes(file), mask);
        } catch (IOException _) {
            return NO_PAST;
        }
    }
}
