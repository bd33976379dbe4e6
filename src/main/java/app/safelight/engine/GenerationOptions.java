package app.safelight.engine;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Files a run reads and keeps beside its pictures. They do not change what the pictures look like.
///
/// @param resume sampler state to go on from; null to begin with noise
/// @param saveState where the sampler state is kept after each step; null for nowhere
/// @param notes what is written beside each state, such as the request
/// @param saveLatent where the first noise and the last latent go, as safetensors; null for nowhere
public record GenerationOptions(
        @Nullable KeptState resume,
        @Nullable Path saveState,
        Map<String, String> notes,
        @Nullable Path saveLatent) {
    /// Nothing read, nothing kept.
    public static final GenerationOptions NONE = new GenerationOptions(null, null, Map.of(), null);

    /// @throws NullPointerException if a note is null
    public GenerationOptions {
        notes = Map.copyOf(notes);
    }
}
