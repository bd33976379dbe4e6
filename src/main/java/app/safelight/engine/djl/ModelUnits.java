package app.safelight.engine.djl;

import app.safelight.request.ModelStage;
import app.safelight.residency.Unit;
import app.safelight.weights.Checkpoint;
import app.safelight.weights.TextEncoderWeights;
import app.safelight.weights.Weight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/// The units of a stage, none of whose kernels takes weights of two: the layers of a text encoder, the levels of an
/// autoencoder, a UNet's time embedding, input blocks, middle, output blocks and last layer, and the layers of a
/// transformer that has more than one.
///
/// @param units in the order of their names
/// @param byWeight unit of each weight, by the weight's name
record ModelUnits(List<Unit> units, Map<String, Unit> byWeight) {
    ModelUnits {
        units = List.copyOf(units);
        byWeight = Map.copyOf(byWeight);
    }

    /// The unit of a weight.
    Unit of(String weight) {
        return Objects.requireNonNull(byWeight.get(weight), weight);
    }

    /// Units of a text encoder.
    ///
    /// @param index of the encoder, from 0
    static ModelUnits text(Checkpoint checkpoint, int index, ToLongFunction<Weight> bytes) {
        TextEncoderWeights encoder = checkpoint.textEncoders().get(index);
        return grouped(
                ModelStage.COND,
                encoder.weights(),
                weight -> "encoder " + (index + 1) + " " + textUnit(weight),
                bytes,
                _ -> 0);
    }

    /// Units of an autoencoder.
    static ModelUnits autoencoder(Checkpoint checkpoint, ToLongFunction<Weight> bytes) {
        return grouped(ModelStage.FIRST_STAGE, checkpoint.firstStage(), ModelUnits::autoencoderUnit, bytes, _ -> 0);
    }

    /// Units of a UNet.
    ///
    /// @param work multiplications of a unit, by its name
    static ModelUnits unet(Checkpoint checkpoint, ToLongFunction<Weight> bytes, Map<String, Double> work) {
        Set<String> names = checkpoint.unet().keySet();
        return grouped(
                ModelStage.UNET,
                checkpoint.unet(),
                weight -> unetUnit(weight, names),
                bytes,
                unit -> work.getOrDefault(unit, 0.0));
    }

    private static ModelUnits grouped(
            ModelStage stage,
            Map<String, Weight> weights,
            UnaryOperator<String> unitOf,
            ToLongFunction<Weight> bytes,
            ToDoubleFunction<String> work) {
        Map<String, Long> sizes = new LinkedHashMap<>();
        weights.keySet().stream()
                .sorted()
                .forEach(name -> sizes.merge(
                        unitOf.apply(name), isTable(name) ? 0 : bytes.applyAsLong(weight(weights, name)), Long::sum));
        Map<String, Unit> units = new LinkedHashMap<>();
        sizes.forEach((name, size) -> units.put(name, new Unit(stage, name, size, work.applyAsDouble(name))));
        Map<String, Unit> byWeight = new HashMap<>();
        weights.keySet().forEach(name -> byWeight.put(name, unit(units, unitOf.apply(name))));
        return new ModelUnits(new ArrayList<>(units.values()), byWeight);
    }

    private static Weight weight(Map<String, Weight> weights, String name) {
        return Objects.requireNonNull(weights.get(name), name);
    }

    private static Unit unit(Map<String, Unit> units, String name) {
        return Objects.requireNonNull(units.get(name), name);
    }

    /// A table of which few rows are used stays in the mapped file.
    private static boolean isTable(String weight) {
        return weight.equals(ClipTextModel.TABLE);
    }

    private static String textUnit(String weight) {
        String[] parts = weight.split("\\.", 4);
        return parts[0].equals("encoder") ? "layer " + parts[2] : parts[0].equals("embeddings") ? "embeddings" : "end";
    }

    /// A level of encoder or decoder; what is around them belongs to their ends.
    private static String autoencoderUnit(String weight) {
        String[] parts = weight.split("\\.", 4);
        return switch (parts[0]) {
            case "encoder", "decoder" ->
                switch (parts[1]) {
                    case "down", "up" -> parts[0] + "." + parts[1] + "." + parts[2];
                    // the last norm and convolution are one kernel
                    case "norm_out", "conv_out" -> parts[0] + ".out";
                    default -> parts[0] + "." + parts[1];
                };
            default -> parts[0];
        };
    }

    /// The unit of a weight of the UNet: the label embedding belongs to the time embedding, into which it is added; a
    /// transformer's only layer belongs to its block.
    ///
    /// @param names of all weights
    static String unetUnit(String weight, Set<String> names) {
        String[] parts = weight.split("\\.", 3);
        int layer = weight.indexOf(".transformer_blocks.");
        if (layer >= 0 && names.contains(weight.substring(0, layer) + ".transformer_blocks.1.norm1.weight")) {
            return weight.substring(0, weight.indexOf('.', layer + ".transformer_blocks.".length()));
        }
        return switch (parts[0]) {
            case "input_blocks", "output_blocks" -> parts[0] + "." + parts[1];
            case "label_emb" -> "time_embed";
            default -> parts[0];
        };
    }
}
