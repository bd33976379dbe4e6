package app.safelight.weights;

import app.safelight.request.ModelFamily;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What can be said of a file of the LoRA family, or of an embedding.
///
/// @param kind in words, such as `LoRA, LoHa`
/// @param family of the models it is made for; null where its sizes are those of no published model
/// @param rank the largest of its factors; 0 for none
/// @param keys number of tensors that should find a layer
/// @param unmatched names of those that do not, or whose sizes are others; by strangers
/// @param embeddings it brings along, or is: names with the number of vectors
/// @param fewSteps what few steps it is made for; null for a usual number
/// @param triggers words its maker says it answers to, most frequent first; by strangers
public record NetworkInspection(
        String kind,
        @Nullable ModelFamily family,
        long rank,
        int keys,
        List<String> unmatched,
        Map<String, Integer> embeddings,
        @Nullable FewSteps fewSteps,
        List<String> triggers) {
    private static final int MOST_TRIGGERS = 20;

    public NetworkInspection {
        unmatched = List.copyOf(unmatched);
        embeddings = Map.copyOf(embeddings);
        triggers = List.copyOf(triggers);
    }

    /// Looks at a network, and how it fits a model.
    ///
    /// @param model null for the family's published ones
    /// @throws ModelFormatException if it is none of the family, or for models this program does not run
    public static NetworkInspection of(Path file, @Nullable Checkpoint model) throws ModelFormatException, IOException {
        try (NetworkFile network = NetworkFile.open(file)) {
            if (network.tensors().keySet().stream().anyMatch(NetworkInspection::foreign)) {
                throw new ModelFormatException(
                        file,
                        "is a LoRA for models of another family (Flux, Stable Diffusion 3 or a relative), which this"
                                + " program does not run");
            }
            Map<String, Integer> embeddings = network.embeddings().stream()
                    .collect(Collectors.toMap(Embedding::name, Embedding::vectors, Math::max));
            List<String> triggers = TriggerWords.of(network.metadata()).stream()
                    .limit(MOST_TRIGGERS)
                    .toList();
            Guess guess = model == null
                    ? guess(network.tensors())
                    : new Guess(model.description().family(), network.match(model));
            NetworkMatch match = guess.match;
            return new NetworkInspection(
                    kinds(match),
                    match.none() ? null : guess.family,
                    match.rank(),
                    match.keys(),
                    match.unmatched(),
                    embeddings,
                    FewSteps.of(FileName.stem(file), network.metadata()).orElse(null),
                    triggers);
        }
    }

    /// Looks at an embedding.
    ///
    /// @throws ModelFormatException if it is none
    public static NetworkInspection ofEmbedding(Path file) throws ModelFormatException, IOException {
        Embedding embedding = Embedding.read(FileName.stem(file), file);
        return new NetworkInspection(
                "embedding",
                family(embedding.widths()).orElse(null),
                0,
                0,
                List.of(),
                Map.of(embedding.name(), embedding.vectors()),
                null,
                List.of(embedding.name()));
    }

    private record Guess(ModelFamily family, NetworkMatch match) {}

    private static Guess guess(Map<String, Weight> tensors) {
        return Arrays.stream(ModelFamily.values())
                .map(family -> new Guess(
                        family, NetworkMatch.of(tensors, FamilyLayers.of(family), FamilyLayers.encoders(family))))
                .min(Comparator.comparingInt(guess -> guess.match.unmatched().size()))
                .orElseThrow();
    }

    private static Optional<ModelFamily> family(List<Integer> widths) {
        return switch (widths) {
            case List<Integer> one when one.equals(List.of(768)) -> Optional.of(ModelFamily.SD1);
            case List<Integer> one when one.equals(List.of(1024)) -> Optional.of(ModelFamily.SD2);
            case List<Integer> two when two.equals(List.of(768, 1280)) -> Optional.of(ModelFamily.SDXL);
            default -> Optional.empty();
        };
    }

    private static boolean foreign(String name) {
        return name.contains("double_blocks")
                || name.contains("single_blocks")
                || name.contains("joint_blocks")
                || name.contains("single_transformer_blocks")
                || name.startsWith("transformer.");
    }

    private static String kinds(NetworkMatch match) {
        String kinds =
                match.changes().map(NetworkInspection::kind).distinct().sorted().collect(Collectors.joining(", "));
        return kinds.isEmpty() ? "LoRA" : kinds;
    }

    private static String kind(WeightChange change) {
        return switch (change) {
            case WeightChange.Difference(FactoredMatrix.Whole _, var _) -> "full difference";
            case WeightChange.Difference _ -> "LoRA";
            case WeightChange.Shift _ -> "full difference";
            case WeightChange.Hadamard _ -> "LoHa";
            case WeightChange.Kronecker _ -> "LoKr";
            case WeightChange.Share _ -> "IA3";
            case WeightChange.Decomposed _ -> "DoRA";
        };
    }
}
