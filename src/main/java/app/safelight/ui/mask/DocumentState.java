package app.safelight.ui.mask;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A document at one moment, copied so that it can be written beside the window's work.
///
/// @param form what the form says
/// @param picture to start from; null for noise alone
/// @param sheets its masks
/// @param active index of the one being painted
record DocumentState(Autosave.Form form, @Nullable BasePicture picture, List<Sheet> sheets, int active) {
    DocumentState {
        sheets = List.copyOf(sheets);
    }

    /// One of its masks.
    ///
    /// @param of the mask it is a copy of
    /// @param patch what has changed since the last state; null for nothing
    /// @param sized whether it has levels at all
    /// @param history what can be taken back
    /// @param draft an edit that is not finished; null for none
    record Sheet(
            MaskSheet of,
            String name,
            double strength,
            long revision,
            MaskShadow.@Nullable Patch patch,
            boolean sized,
            HistoryBytes history,
            MaskEdit.@Nullable Draft draft) {}
}
