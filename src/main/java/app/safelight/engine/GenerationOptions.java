package app.safelight.engine;

import app.safelight.request.Computing;
import app.safelight.request.Profile;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a run works and what it reads and keeps beside its pictures. None of it changes what the pictures look like, but
/// for what files of other folders have the names that prompts call.
///
/// @param resume sampler state to go on from; null to begin with noise
/// @param saveState where the sampler state is kept after each step; null for nowhere
/// @param notes what is written beside each state, such as the request
/// @param saveLatent where the first noise and the last latent go, as safetensors; null for nowhere
/// @param profile how much of the model stays on the device
/// @param computing how the networks compute, which changes pictures by rounding alone
/// @param networks where the files lie that prompts call by name
public record GenerationOptions(
        @Nullable KeptState resume,
        @Nullable Path saveState,
        Map<String, String> notes,
        @Nullable Path saveLatent,
        Profile profile,
        Computing computing,
        NetworkFolders networks) {
    /// Nothing read, nothing kept, whatever profile fits.
    public static final GenerationOptions NONE = new GenerationOptions(null, null, Map.of(), null);

    /// @throws NullPointerException if a note is null
    public GenerationOptions {
        notes = Map.copyOf(notes);
    }

    /// With whatever profile fits.
    public GenerationOptions(
            @Nullable KeptState resume,
            @Nullable Path saveState,
            Map<String, String> notes,
            @Nullable Path saveLatent) {
        this(resume, saveState, notes, saveLatent, Profile.AUTO);
    }

    /// With the computing that is best on this machine.
    public GenerationOptions(
            @Nullable KeptState resume,
            @Nullable Path saveState,
            Map<String, String> notes,
            @Nullable Path saveLatent,
            Profile profile) {
        this(resume, saveState, notes, saveLatent, profile, Computing.AUTO, NetworkFolders.NONE);
    }

    /// The same with another profile.
    public GenerationOptions withProfile(Profile other) {
        return new GenerationOptions(resume, saveState, notes, saveLatent, other, computing, networks);
    }

    /// The same with another way of computing.
    public GenerationOptions with(Computing other) {
        return new GenerationOptions(resume, saveState, notes, saveLatent, profile, other, networks);
    }

    /// The same with other folders.
    public GenerationOptions with(NetworkFolders other) {
        return new GenerationOptions(resume, saveState, notes, saveLatent, profile, computing, other);
    }
}
