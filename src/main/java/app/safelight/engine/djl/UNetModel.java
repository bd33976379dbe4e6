package app.safelight.engine.djl;

import ai.djl.pytorch.engine.PtNDArray;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The UNet: predicts noise or velocity from a noisy latent, a timestep and a conditioning.
final class UNetModel {
    private static final double EPSILON = 1e-5;
    private static final String[] TIME_EMBEDDING = Names.affine("time_embed.0", "time_embed.2");
    private static final String[] LABEL_EMBEDDING = Names.affine("label_emb.0.0", "label_emb.0.2");
    private static final String[] OUT = Names.affine("out.0", "out.2");

    private final Kernels kernels;
    private final UNetStructure structure;
    private final StageWeights weights;

    UNetModel(Kernels kernels, UNetStructure structure, StageWeights weights) {
        this.kernels = kernels;
        this.structure = structure;
        this.weights = weights;
        kernels.reserve(weights.widest(_ -> true));
    }

    /// Runs the network.
    ///
    /// @param x shape (n, input channels, height, width)
    /// @param timesteps shape (n), may be fractional
    /// @param context shape (n, tokens, context width)
    /// @param label shape (n, label channels) where the model has a label embedding, else null
    /// @return shape (n, 4, height, width) in float32, owned by x's manager
    PtNDArray predict(
            PtNDArray x, PtNDArray timesteps, PtNDArray context, @Nullable PtNDArray label, BlockObserver observer) {
        PtNDArray embedding = embedding(timesteps, label, observer);
        UNetLayer.Pass pass = new UNetLayer.Pass(kernels, weights, embedding, kernels.carried(context));
        Deque<PtNDArray> skips = new ArrayDeque<>();
        PtNDArray h = kernels.carried(x);
        int index = 0;
        for (List<UNetLayer> block : structure.input()) {
            PtNDArray next = apply(block, h, pass);
            observer.made("input_blocks." + index++, next);
            skips.push(next);
            h = next;
        }
        // the lowest skip is what the middle block starts from: it stays until it is joined
        h = apply(structure.middle(), h, pass);
        observer.made("middle_block", h);
        index = 0;
        for (List<UNetLayer> block : structure.output()) {
            PtNDArray skip = skips.pop();
            PtNDArray joined = kernels.join(h, skip);
            h.close();
            skip.close();
            h = apply(block, joined, pass);
            joined.close();
            observer.made("output_blocks." + index++, h);
        }
        PtNDArray result = kernels.normActConv(h, weights.get(OUT), EPSILON);
        h.close();
        embedding.close();
        pass.context().close();
        PtNDArray sample = kernels.readable(result);
        result.close();
        return sample;
    }

    private PtNDArray embedding(PtNDArray timesteps, @Nullable PtNDArray label, BlockObserver observer) {
        PtNDArray sinusoids = kernels.sinusoids(timesteps, structure.modelChannels());
        observer.made("timestep_sinusoids", sinusoids);
        PtNDArray carried = kernels.carried(sinusoids);
        PtNDArray time = kernels.mlpSilu(carried, weights.get(TIME_EMBEDDING));
        observer.made("time_embed", time);
        carried.close();
        sinusoids.close();
        if (!structure.labelled()) {
            return time;
        }
        if (label == null) {
            throw new IllegalArgumentException("this UNet needs a label vector");
        }
        PtNDArray carriedLabel = kernels.carried(label);
        PtNDArray labelled = kernels.mlpSilu(carriedLabel, weights.get(LABEL_EMBEDDING));
        observer.made("label_emb", labelled);
        carriedLabel.close();
        PtNDArray sum = kernels.add(time, labelled);
        time.close();
        labelled.close();
        return sum;
    }

    /// Runs the layers of a block; closes what is made between them.
    private static PtNDArray apply(List<UNetLayer> block, PtNDArray x, UNetLayer.Pass pass) {
        PtNDArray h = block.getFirst().apply(x, pass);
        for (UNetLayer layer : block.subList(1, block.size())) {
            PtNDArray next = layer.apply(h, pass);
            h.close();
            h = next;
        }
        return h;
    }
}
