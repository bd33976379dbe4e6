package app.safelight.engine;

import app.safelight.request.NamedHash;
import app.safelight.weights.FewSteps;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The networks in force in one pass of a picture.
///
/// @param patches of the weights
/// @param texts what the text encoders' answers depend on beside the tokens
/// @param embeddings words with vectors of their own
/// @param loras as recipes name them
/// @param fewSteps networks made for few steps, by their names
/// @param problems what kept a network from doing what it was called for
record PassNetworks(
        ModelPatches patches,
        List<TextChange> texts,
        KnownEmbeddings embeddings,
        List<NamedHash> loras,
        Map<String, FewSteps> fewSteps,
        List<NetworkProblem> problems) {
    /// No networks.
    static final PassNetworks NONE =
            new PassNetworks(ModelPatches.NONE, List.of(), KnownEmbeddings.NONE, List.of(), Map.of(), List.of());

    PassNetworks {
        texts = List.copyOf(texts);
        loras = List.copyOf(loras);
        fewSteps = Map.copyOf(fewSteps);
        problems = List.copyOf(problems);
    }

    /// A network that changes text encoders.
    ///
    /// @param rank up to which its factors count; null for all of them
    record TextChange(
            LoadedNetwork network,
            double strength,
            @Nullable Integer rank) {}
}
