package app.safelight.engine;

import app.safelight.engine.ModelPatches.Patch;
import app.safelight.engine.PassNetworks.TextChange;
import app.safelight.request.NamedHash;
import app.safelight.text.LoraCall;
import app.safelight.weights.FewSteps;
import app.safelight.weights.NetworkMatch;
import app.safelight.weights.WeightChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Gathers the networks of a pass, one call after the other.
final class PassBuilder {
    private final Map<String, List<Patch>> unet = new LinkedHashMap<>();
    private final List<Map<String, List<Patch>>> textEncoders = new ArrayList<>();
    private final List<TextChange> texts = new ArrayList<>();
    private final Set<NamedHash> loras = new LinkedHashSet<>();
    private final Map<String, FewSteps> fewSteps = new LinkedHashMap<>();
    private final Set<NetworkProblem> problems = new LinkedHashSet<>();

    void problem(NetworkProblem problem) {
        problems.add(problem);
    }

    void lora(NamedHash lora) {
        loras.add(lora);
    }

    void text(TextChange change) {
        texts.add(change);
    }

    /// A network made for few steps takes part.
    void fewSteps(String name, FewSteps kind) {
        fewSteps.put(name, kind);
    }

    /// Makes the changes of a network after those that are there.
    void patches(NetworkMatch match, LoraCall call) {
        Integer rank = call.rank();
        int most = rank == null ? Integer.MAX_VALUE : rank;
        add(match.unet(), call.unetStrength(), most, unet);
        for (int i = 0; i < match.textEncoders().size(); i++) {
            if (textEncoders.size() == i) {
                textEncoders.add(new LinkedHashMap<>());
            }
            add(match.textEncoders().get(i), call.textStrength(), most, textEncoders.get(i));
        }
    }

    private static void add(Map<String, WeightChange> changes, double strength, int rank, Map<String, List<Patch>> to) {
        if (strength != 0) {
            changes.forEach((weight, change) ->
                    to.computeIfAbsent(weight, _ -> new ArrayList<>()).add(new Patch(change, strength, rank)));
        }
    }

    PassNetworks build(KnownEmbeddings embeddings) {
        return new PassNetworks(
                new ModelPatches(unet, textEncoders),
                texts,
                embeddings,
                List.copyOf(loras),
                fewSteps,
                List.copyOf(problems));
    }
}
