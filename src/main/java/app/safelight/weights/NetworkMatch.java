package app.safelight.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a file of the LoRA family does to a model.
///
/// @param unet changes of the UNet's weights, under the names of [Checkpoint#unet]
/// @param textEncoders changes of each text encoder's weights, under the names of [TextEncoderWeights#weights]
/// @param unmatched names of the tensors that found no layer, or one of another size; by strangers
/// @param keys number of tensors that should have found a layer
public record NetworkMatch(
        Map<String, WeightChange> unet,
        List<Map<String, WeightChange>> textEncoders,
        List<String> unmatched,
        int keys) {
    public NetworkMatch {
        unet = Map.copyOf(unet);
        textEncoders = textEncoders.stream().map(Map::copyOf).toList();
        unmatched = List.copyOf(unmatched);
    }

    /// Whether there is nothing in it for this model.
    public boolean none() {
        return changes().findAny().isEmpty();
    }

    /// The largest rank of its changes; 0 for none.
    public long rank() {
        return changes().mapToLong(WeightChange::rank).max().orElse(0);
    }

    /// Every change.
    public Stream<WeightChange> changes() {
        return Stream.concat(
                unet.values().stream(), textEncoders.stream().flatMap(encoder -> encoder.values().stream()));
    }

    /// Finds the layers of tensors.
    ///
    /// @param encoders number of text encoders
    static NetworkMatch of(Map<String, Weight> tensors, NetworkLayers layers, int encoders) {
        Map<NetworkLayers.Layer, LayerParts> found = new LinkedHashMap<>();
        Map<NetworkLayers.Layer, List<String>> names = new LinkedHashMap<>();
        List<String> unmatched = new ArrayList<>();
        tensors.forEach((name, weight) -> {
            NetworkKey key = NetworkKey.of(name).orElse(null);
            NetworkLayers.Layer layer =
                    key == null ? null : layers.find(key.layer()).orElse(null);
            if (key == null || layer == null) {
                unmatched.add(name);
            } else {
                found.computeIfAbsent(layer, _ -> new LayerParts()).add(key.part(), weight);
                names.computeIfAbsent(layer, _ -> new ArrayList<>()).add(name);
            }
        });
        Map<String, WeightChange> unet = new LinkedHashMap<>();
        List<Map<String, WeightChange>> texts = new ArrayList<>();
        for (int i = 0; i < encoders; i++) {
            texts.add(new LinkedHashMap<>());
        }
        found.forEach((layer, parts) -> {
            Map<String, WeightChange> to = layer.encoder() < 0 ? unet : texts.get(layer.encoder());
            if (!take(layer, parts, to)) {
                unmatched.addAll(names.getOrDefault(layer, List.of()));
            }
        });
        return new NetworkMatch(unet, texts, unmatched, tensors.size());
    }

    /// Adds the changes of a layer; says whether they fit it.
    private static boolean take(NetworkLayers.Layer layer, LayerParts parts, Map<String, WeightChange> to) {
        try {
            WeightChange weight = parts.weight().orElse(null);
            WeightChange bias = parts.bias().orElse(null);
            List<Long> shape = layer.weight().shape();
            List<Long> biasShape = layer.hasBias() ? shape.subList(0, 1) : List.of();
            boolean nothing = weight == null && bias == null;
            if (nothing || !fits(weight, shape) || !fits(bias, biasShape)) {
                return false;
            }
            if (weight != null) {
                to.put(layer.name() + ".weight", weight);
            }
            if (bias != null) {
                to.put(layer.name() + ".bias", bias);
            }
            return true;
        } catch (IllegalArgumentException | ArithmeticException _) {
            return false;
        }
    }

    private static boolean fits(@Nullable WeightChange change, List<Long> shape) {
        return change == null || (floats(change) && change.fits(shape));
    }

    private static boolean floats(WeightChange change) {
        return change.weights().stream().allMatch(weight -> weight.type().isFloat() && weight.count() > 0);
    }
}
