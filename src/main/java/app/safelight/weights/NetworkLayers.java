package app.safelight.weights;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// The layers of a model under every name that files of the LoRA family have for them: those of kohya's scripts,
/// LyCORIS, diffusers, PEFT and ComfyUI.
final class NetworkLayers {
    private static final String WEIGHT = ".weight";
    private static final List<String> UNET_PREFIXES =
            List.of("lora_unet_", "lycoris_", "unet_", "model_diffusion_model_", "diffusion_model_", "");
    private static final List<String> FIRST_PREFIXES = List.of(
            "lora_te1_",
            "text_encoder_",
            "text_encoders_clip_l_transformer_",
            "clip_l_transformer_",
            "conditioner_embedders_0_transformer_");
    private static final List<String> SECOND_PREFIXES =
            List.of("lora_te2_", "text_encoder_2_", "text_encoders_clip_g_transformer_", "clip_g_transformer_");
    private static final List<String> ONLY_PREFIXES = List.of("lora_te_", "lycoris_", "cond_stage_model_transformer_");
    private static final String TEXT = "text_model_";
    private static final String EMBEDDINGS = "embeddings.";

    private final Map<String, Layer> layers = new HashMap<>();

    /// A layer.
    ///
    /// @param encoder index of the text encoder it belongs to; negative for the UNet
    /// @param name of the layer in [Checkpoint#unet] or [TextEncoderWeights#weights]
    /// @param weight of it, of which only the shape counts
    /// @param hasBias whether it has a bias of as many numbers as the weight has rows
    record Layer(int encoder, String name, Weight weight, boolean hasBias) {
        static final int UNET = -1;
    }

    private NetworkLayers() {}

    /// The layers of a model.
    static NetworkLayers of(Checkpoint checkpoint) {
        List<Map<String, Weight>> encoders = new ArrayList<>();
        checkpoint.textEncoders().forEach(encoder -> encoders.add(encoder.weights()));
        return of(checkpoint.unet(), encoders);
    }

    /// The layers of a UNet and its text encoders.
    static NetworkLayers of(Map<String, Weight> unet, List<Map<String, Weight>> encoders) {
        NetworkLayers all = new NetworkLayers();
        all.unet(unet);
        for (int i = 0; i < encoders.size(); i++) {
            List<String> prefixes = new ArrayList<>(i == 0 ? FIRST_PREFIXES : SECOND_PREFIXES);
            if (encoders.size() == 1) {
                prefixes.addAll(ONLY_PREFIXES);
            }
            all.encoder(i, encoders.get(i), prefixes);
        }
        return all;
    }

    private void unet(Map<String, Weight> weights) {
        NavigableSet<String> names = new TreeSet<>();
        weights.keySet().forEach(name -> {
            if (name.endsWith(WEIGHT)) {
                names.add(bare(name));
            }
        });
        DiffusersLayers diffusers = new DiffusersLayers(names);
        for (String name : names) {
            Layer layer = layer(Layer.UNET, name, weights);
            for (String prefix : UNET_PREFIXES) {
                layers.put(prefix + flat(name), layer);
                layers.put(prefix + flat(diffusers.of(name)), layer);
            }
        }
    }

    private void encoder(int index, Map<String, Weight> weights, List<String> prefixes) {
        for (String weight : weights.keySet()) {
            if (weight.endsWith(WEIGHT) && !weight.startsWith(EMBEDDINGS)) {
                Layer layer = layer(index, bare(weight), weights);
                for (String prefix : prefixes) {
                    layers.put(prefix + flat(layer.name()), layer);
                    layers.put(prefix + TEXT + flat(layer.name()), layer);
                }
            }
        }
    }

    private static Layer layer(int encoder, String name, Map<String, Weight> weights) {
        Weight weight = weights.get(name + WEIGHT);
        if (weight == null) {
            throw new IllegalStateException("no weight " + name);
        }
        return new Layer(encoder, name, weight, weights.containsKey(name + ".bias"));
    }

    private static String bare(String weight) {
        return weight.substring(0, weight.length() - WEIGHT.length());
    }

    private static String flat(String name) {
        return name.replace('.', '_');
    }

    /// The layer of a name; empty if the model has none of it.
    ///
    /// @param name with underscores for dots
    Optional<Layer> find(String name) {
        return Optional.ofNullable(layers.get(name));
    }
}
