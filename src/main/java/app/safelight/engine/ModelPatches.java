package app.safelight.engine;

import app.safelight.weights.WeightChange;
import java.util.List;
import java.util.Map;

/// What networks called in a prompt do to the weights of a model, whose stored copy stays as it is.
///
/// @param unet changes of the UNet's weights in the order in which they are made, under the weights' names
/// @param textEncoders the same for each text encoder; none where nothing is changed
public record ModelPatches(Map<String, List<Patch>> unet, List<Map<String, List<Patch>>> textEncoders) {
    /// Nothing is changed.
    public static final ModelPatches NONE = new ModelPatches(Map.of(), List.of());

    /// @throws NullPointerException if something is null
    public ModelPatches {
        unet = Map.copyOf(unet);
        textEncoders = textEncoders.stream().map(Map::copyOf).toList();
    }

    /// The changes of a text encoder.
    ///
    /// @param index of the encoder
    public Map<String, List<Patch>> textEncoder(int index) {
        return index < textEncoders.size() ? textEncoders.get(index) : Map.of();
    }

    /// A change of one weight.
    ///
    /// @param strength it is made with
    /// @param rank up to which factors count
    public record Patch(WeightChange change, double strength, int rank) {}
}
