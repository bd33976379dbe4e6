package app.safelight.store;

import app.safelight.request.GenerationRequest;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a person is working on: the form, the picture to start from, the masks painted on it and what can be taken
/// back.
///
/// @param request what the form asks for; null where it cannot be followed any more
/// @param seed as typed; empty for a random one
/// @param picture where the content of the picture to start from is kept; null for noise alone
/// @param origin the file the picture came from; empty for none
/// @param sheets the masks, at least one
/// @param active index of the one being painted
public record KeptDocument(
        @Nullable GenerationRequest request,
        String seed,
        @Nullable Path picture,
        String origin,
        List<Sheet> sheets,
        int active) {
    /// @throws IllegalArgumentException naming what is wrong
    public KeptDocument {
        sheets = List.copyOf(sheets);
        if (active < 0 || active >= sheets.size()) {
            throw new IllegalArgumentException("active " + active + " is none of " + sheets.size() + " masks");
        }
    }

    /// A mask with a name and a strength of its own.
    ///
    /// @param name empty for none
    /// @param strength share of the denoising strength that counts in it, 0 to 1
    /// @param levels file of its levels; null before it has any
    /// @param history file of what can be taken back; null where nothing can
    public record Sheet(
            String name,
            double strength,
            @Nullable Path levels,
            @Nullable Path history) {
        /// @throws IllegalArgumentException naming what is out of range
        public Sheet {
            if (!(strength >= 0 && strength <= 1)) {
                throw new IllegalArgumentException("strength " + strength + " is not from 0 to 1");
            }
        }
    }
}
