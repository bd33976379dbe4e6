package app.safelight.engine;

import app.safelight.request.GenerationRequest;
import app.safelight.request.Hires;
import app.safelight.request.NamedHash;
import app.safelight.weights.Checkpoint;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The networks that the prompts of a picture call.
///
/// @param first in the first or only pass
/// @param second in the second pass
record CalledNetworks(PassNetworks first, PassNetworks second) {
    /// No networks.
    static final CalledNetworks NONE = new CalledNetworks(PassNetworks.NONE, PassNetworks.NONE);

    /// Finds them.
    ///
    /// @param single for one picture
    /// @throws EngineException if a strength is no number, or a file cannot be used
    static CalledNetworks of(
            GenerationRequest single, NetworkShelf shelf, Checkpoint checkpoint, NetworkFolders folders)
            throws EngineException, IOException {
        PassNetworks first = shelf.networks(single.prompt(), single.negativePrompt(), checkpoint, folders);
        Hires hires = single.hires();
        if (hires == null || (hires.prompt() + hires.negativePrompt()).isEmpty()) {
            return new CalledNetworks(first, first);
        }
        String prompt = hires.prompt().isEmpty() ? single.prompt() : hires.prompt();
        String negative = hires.negativePrompt().isEmpty() ? single.negativePrompt() : hires.negativePrompt();
        return new CalledNetworks(first, shelf.networks(prompt, negative, checkpoint, folders));
    }

    /// Those of the LoRA family as recipes name them.
    List<NamedHash> loras() {
        Set<NamedHash> all = new LinkedHashSet<>(first.loras());
        all.addAll(second.loras());
        return List.copyOf(all);
    }

    /// What kept networks from doing what they were called for.
    Set<NetworkProblem> problems() {
        Set<NetworkProblem> all = new LinkedHashSet<>(first.problems());
        all.addAll(second.problems());
        return all;
    }
}
