package app.safelight.engine;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Files a run reads and keeps beside its pictures. They do not change what the pictures look like.
///
/// @param resume sampler state to go on from; null to begin with noise
/// @param saveState where the sampler state is kept after each step; null for nowhere
/// @param saveLatent where the first noise and the last latent go, as safetensors; null for nowhere
public record GenerationOptions(
        @Nullable Path resume,
        @Nullable Path saveState,
        @Nullable Path saveLatent) {}
