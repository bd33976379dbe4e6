package app.safelight.engine.djl;

import app.safelight.request.ModelStage;
import app.safelight.residency.Unit;
import app.safelight.weights.Checkpoint;
import app.safelight.weights.Weight;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The units of a checkpoint: text encoders, autoencoder, and the UNet's time embedding, input blocks, middle, output
/// blocks and last layer.
///
/// @param cond both text encoders where there are two
/// @param firstStage the autoencoder
/// @param unet unit of each of the UNet's weights, by the weight's name
record ModelUnits(Unit cond, Unit firstStage, Map<String, Unit> unet) {
    ModelUnits {
        unet = Map.copyOf(unet);
    }

    static ModelUnits of(Checkpoint checkpoint) {
        Map<String, Long> sizes = new LinkedHashMap<>();
        checkpoint.unet().forEach((name, weight) -> sizes.merge(unetUnit(name), widened(weight), Long::sum));
        Map<String, Unit> units = new HashMap<>();
        sizes.forEach((name, bytes) -> units.put(name, new Unit(ModelStage.UNET, name, bytes)));
        Map<String, Unit> unet = new HashMap<>();
        checkpoint.unet().keySet().forEach(name -> unet.put(name, units.get(unetUnit(name))));
        long cond = checkpoint.textEncoders().stream()
                .mapToLong(encoder -> widened(encoder.weights().values()))
                .sum();
        long firstStage = widened(checkpoint.firstStage().values());
        return new ModelUnits(
                new Unit(ModelStage.COND, ModelStage.COND.id(), cond),
                new Unit(ModelStage.FIRST_STAGE, ModelStage.FIRST_STAGE.id(), firstStage),
                unet);
    }

    /// Every unit once.
    List<Unit> all() {
        List<Unit> all = new ArrayList<>(List.of(cond, firstStage));
        unet.values().stream().distinct().forEach(all::add);
        return all;
    }

    /// The unit of a weight of the UNet: the label embedding belongs to the time embedding, into which it is added.
    private static String unetUnit(String weight) {
        String[] parts = weight.split("\\.", 3);
        return switch (parts[0]) {
            case "input_blocks", "output_blocks" -> parts[0] + "." + parts[1];
            case "label_emb" -> "time_embed";
            default -> parts[0];
        };
    }

    private static long widened(Collection<Weight> weights) {
        return weights.stream().mapToLong(ModelUnits::widened).sum();
    }

    private static long widened(Weight weight) {
        return weight.count() * Float.BYTES;
    }
}
