package app.safelight.engine.remote;

import app.safelight.request.Computing;
import app.safelight.request.GenerationRequest;
import app.safelight.request.Profile;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the parent tells the child.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "command")
sealed interface Command {

    /// Make pictures. Not sent again before the last was answered.
    ///
    /// @param request what to make
    /// @param resume file of a kept state to go on from; null to begin with noise
    /// @param saveState file that the state goes to after each step
    /// @param notes written beside each state
    /// @param saveLatent file for first noise and last latent; null for none
    /// @param profile how much of the model stays on the device
    /// @param computing how the networks compute
    /// @param loras folders of networks that prompts call
    /// @param embeddings folders of embeddings that prompts name
    record Generate(
            GenerationRequest request,
            @Nullable String resume,
            String saveState,
            Map<String, String> notes,
            @Nullable String saveLatent,
            Profile profile,
            Computing computing,
            List<String> loras,
            List<String> embeddings)
            implements Command {
        /// @throws NullPointerException if anything but `resume` and `saveLatent` is null
        public Generate {
            Objects.requireNonNull(request, "request");
            Objects.requireNonNull(saveState, "saveState");
            Objects.requireNonNull(profile, "profile");
            Objects.requireNonNull(computing, "computing");
            notes = Map.copyOf(notes);
            loras = List.copyOf(loras);
            embeddings = List.copyOf(embeddings);
        }
    }

    /// Stop within a step. Without effect when nothing is being made.
    record Cancel() implements Command {}
}
