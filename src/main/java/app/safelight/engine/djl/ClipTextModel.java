package app.safelight.engine.djl;

import ai.djl.pytorch.engine.PtNDArray;
import app.safelight.weights.TextEncoderKind;
import app.safelight.weights.Weight;
import java.util.Map;
import java.util.Objects;

/// CLIP's text transformer (Radford et al. 2021, "Learning Transferable Visual Models From Natural Language
/// Supervision", section 2.4), original or OpenCLIP.
final class ClipTextModel {
    private static final int HEAD_WIDTH = 64;
    static final String TABLE = "embeddings.token_embedding.weight";
    private static final String POSITIONS = "embeddings.position_embedding.weight";
    private static final String[] FINAL_NORM = Names.affine("final_layer_norm");

    private final Kernels kernels;
    private final StageWeights weights;
    private final TextActivation activation;
    private final int layers;

    ClipTextModel(Kernels kernels, StageWeights weights, TextEncoderKind kind) {
        this.kernels = kernels;
        this.weights = weights;
        this.activation = kind == TextEncoderKind.CLIP_L ? TextActivation.QUICK_GELU : TextActivation.GELU;
        int count = 0;
        while (weights.has(prefix(count) + "layer_norm1.weight")) {
            count++;
        }
        this.layers = count;
        kernels.reserve(weights.widest(name -> !name.equals(TABLE)));
    }

    /// Channels of a text encoder's hidden states.
    static long width(Map<String, Weight> weights) {
        return Objects.requireNonNull(weights.get(TABLE), TABLE).shape().getLast();
    }

    int layers() {
        return layers;
    }

    /// Embeds tokens: what the first layer takes.
    ///
    /// @param ids shape (n, tokens), int64
    /// @return shape (n, tokens, width)
    PtNDArray embed(PtNDArray ids) {
        return kernels.textEmbedding(ids, weights.table(TABLE), weights.get(POSITIONS));
    }

    /// Embeds tokens, some of whose places hold vectors of other words.
    ///
    /// @param ids shape (n, tokens), int64
    /// @param vectors shape (m, width), float32
    /// @param places of the vectors among all n * tokens, shape (m), int64
    /// @return shape (n, tokens, width)
    PtNDArray embed(PtNDArray ids, PtNDArray vectors, PtNDArray places) {
        return kernels.textEmbedding(ids, weights.table(TABLE), weights.get(POSITIONS), vectors, places);
    }

    /// Runs layers, counted from 0; closes its input.
    ///
    /// @param from first layer to run
    /// @param to last layer to run, exclusive
    PtNDArray run(PtNDArray hidden, int from, int to) {
        PtNDArray h = hidden;
        for (int layer = from; layer < to; layer++) {
            int heads = Math.toIntExact(h.getShape().get(2) / HEAD_WIDTH);
            PtNDArray next = kernels.textLayer(h, weights.get(names(layer)), heads, activation);
            h.close();
            h = next;
        }
        return h;
    }

    /// The final layer norm.
    PtNDArray norm(PtNDArray hidden) {
        return kernels.layerNorm(hidden, weights.get(FINAL_NORM));
    }

    /// Hidden states in float32, to be read.
    PtNDArray readable(PtNDArray hidden) {
        return kernels.readable(hidden);
    }

    /// The projection into the space shared with pictures.
    ///
    /// @param pooled shape (n, width), normed
    PtNDArray project(PtNDArray pooled) {
        return kernels.project(pooled, weights.get("text_projection.weight"));
    }

    private static String prefix(int layer) {
        return "encoder.layers." + layer + ".";
    }

    private static String[] names(int layer) {
        String prefix = prefix(layer);
        return Names.affine(
                prefix + "layer_norm1",
                prefix + "self_attn.q_proj",
                prefix + "self_attn.k_proj",
                prefix + "self_attn.v_proj",
                prefix + "self_attn.out_proj",
                prefix + "layer_norm2",
                prefix + "mlp.fc1",
                prefix + "mlp.fc2");
    }
}
