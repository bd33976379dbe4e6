package app.safelight.engine.djl;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import app.safelight.engine.Edges;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// The building blocks of the networks, one native call each; their source is `kernels.torchscript` beside this class.
///
/// A result belongs to the manager of the first argument. Weights are passed in with every call, in the order in which
/// the source numbers them.
final class Kernels implements AutoCloseable {
    private final PtSymbolBlock module;
    private Edges edges = Edges.ZERO;

    private Kernels(PtSymbolBlock module) {
        this.module = module;
    }

    static Kernels load(PtNDManager manager) {
        try {
            return new Kernels(
                    JniUtils.loadModule(manager, new ByteArrayInputStream(KernelArchive.bytes()), false, false));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Settles what the convolutions see beyond the edges from now on.
    void settle(Edges wanted) {
        edges = wanted;
    }

    /// Convolution with the same stride and padding, 0 or 1, both ways. Weights: weight, bias.
    PtNDArray conv(PtNDArray x, PtNDArray[] weights, int stride, int padding) {
        return run(
                "conv", x, IValue.listFrom(weights), IValue.from((long) stride), IValue.from((long) padding), wrap());
    }

    /// Group norm, SiLU, 3×3 convolution. Weights: norm, convolution.
    PtNDArray normActConv(PtNDArray x, PtNDArray[] weights, double epsilon) {
        return run("norm_act_conv", x, IValue.listFrom(weights), IValue.from(epsilon), wrap());
    }

    /// Linear, SiLU, linear.
    PtNDArray mlpSilu(PtNDArray x, PtNDArray[] weights) {
        return run("mlp_silu", x, IValue.listFrom(weights));
    }

    /// Sinusoidal embedding, cosines first.
    ///
    /// @param t shape (n)
    /// @param width even
    /// @return shape (n, width)
    PtNDArray sinusoids(PtNDArray t, long width) {
        return run("sinusoids", t, IValue.from(width));
    }

    PtNDArray add(PtNDArray x, PtNDArray y) {
        return run("add", x, IValue.from(y));
    }

    PtNDArray scale(PtNDArray x, double factor) {
        return run("scale", x, IValue.from(factor));
    }

    /// Joins on the channel axis; x is resized to the skip connection's size where they differ, nearest neighbour.
    PtNDArray join(PtNDArray x, PtNDArray skip) {
        return run("join", x, IValue.from(skip));
    }

    /// Nearest-neighbour enlargement by two, 3×3 convolution.
    PtNDArray upsample(PtNDArray x, PtNDArray[] weights) {
        return run("upsample", x, IValue.listFrom(weights), wrap());
    }

    /// 3×3 convolution with stride two, padded by one at the right and bottom only, as the autoencoder has it.
    PtNDArray downsampleAsymmetric(PtNDArray x, PtNDArray[] weights) {
        return run("downsample_asymmetric", x, IValue.listFrom(weights));
    }

    /// Residual block of the UNet. Weights: norm, convolution, embedding, norm, convolution, and the skip's convolution
    /// where the number of channels changes.
    PtNDArray unetResidual(PtNDArray x, PtNDArray embedding, PtNDArray[] weights) {
        return run("unet_residual", x, IValue.from(embedding), IValue.listFrom(weights), wrap());
    }

    /// Residual block of the autoencoder. Weights: norm, convolution, norm, convolution, and the skip's convolution
    /// where the number of channels changes.
    PtNDArray vaeResidual(PtNDArray x, PtNDArray[] weights) {
        return run("vae_residual", x, IValue.listFrom(weights), wrap());
    }

    /// Self-attention over all pixels with one head. Weights: norm, query, key, value, output.
    PtNDArray vaeAttention(PtNDArray x, PtNDArray[] weights) {
        return run("vae_attention", x, IValue.listFrom(weights));
    }

    /// From pixels to tokens. Weights: norm, projection (1×1 convolution or linear).
    ///
    /// @param x shape (n, channels, height, width)
    /// @return shape (n, height * width, inner channels)
    PtNDArray transformerIn(PtNDArray x, PtNDArray[] weights) {
        return run("transformer_in", x, IValue.listFrom(weights));
    }

    /// From tokens back to pixels, added to what went in. Weights: projection.
    PtNDArray transformerOut(PtNDArray x, PtNDArray tokens, PtNDArray[] weights) {
        return run("transformer_out", x, IValue.from(tokens), IValue.listFrom(weights));
    }

    /// Self-attention, cross-attention and gated feed-forward, each behind a layer norm. Weights: norm1; attn1 q, k, v,
    /// out; norm2; attn2 q, k, v, out; norm3; feed-forward in, out.
    PtNDArray transformerBlock(PtNDArray x, PtNDArray context, PtNDArray[] weights, int heads) {
        return run("transformer_block", x, IValue.from(context), IValue.listFrom(weights), IValue.from((long) heads));
    }

    /// Layer norm and self-attention, a part of [#transformerBlock] before it is added.
    PtNDArray selfAttention(PtNDArray x, PtNDArray[] weights, int heads) {
        return run("self_attention", x, IValue.listFrom(weights), IValue.from((long) heads));
    }

    /// Layer norm and attention to the prompt, a part of [#transformerBlock] before it is added.
    PtNDArray crossAttention(PtNDArray x, PtNDArray context, PtNDArray[] weights, int heads) {
        return run("cross_attention", x, IValue.from(context), IValue.listFrom(weights), IValue.from((long) heads));
    }

    /// Layer norm and gated feed-forward, a part of [#transformerBlock] before it is added.
    PtNDArray feedForward(PtNDArray x, PtNDArray[] weights) {
        return run("feed_forward", x, IValue.listFrom(weights));
    }

    /// The group norm ahead of a spatial transformer.
    PtNDArray spatialNorm(PtNDArray x, PtNDArray[] weights) {
        return run("spatial_norm", x, IValue.listFrom(weights));
    }

    /// Token and position embedding.
    ///
    /// @param ids shape (n, tokens), int64
    /// @param table token table, any float type
    /// @param positions position table
    PtNDArray textEmbedding(PtNDArray ids, PtNDArray table, PtNDArray positions) {
        return run("text_embedding", ids, IValue.from(table), IValue.from(positions));
    }

    /// Layer of a CLIP text encoder with causal attention. Weights: norm1; q, k, v, out; norm2; feed-forward in, out.
    PtNDArray textLayer(PtNDArray x, PtNDArray[] weights, int heads, TextActivation activation) {
        return run(
                "text_layer",
                x,
                IValue.listFrom(weights),
                IValue.from((long) heads),
                IValue.from(activation == TextActivation.QUICK_GELU));
    }

    PtNDArray layerNorm(PtNDArray x, PtNDArray[] weights) {
        return run("layer_norm", x, IValue.listFrom(weights));
    }

    /// Linear map without bias.
    PtNDArray project(PtNDArray x, PtNDArray weight) {
        return run("project", x, IValue.from(weight));
    }

    private IValue wrap() {
        return IValue.from(edges == Edges.WRAPPED);
    }

    private PtNDArray run(String kernel, PtNDArray first, IValue... rest) {
        IValue[] arguments = new IValue[rest.length + 1];
        arguments[0] = IValue.from(first);
        System.arraycopy(rest, 0, arguments, 1, rest.length);
        try (IValue result = IValueUtils.runMethod(module, kernel, arguments)) {
            return result.toTensor(first.getManager());
        } finally {
            for (IValue argument : arguments) {
                argument.close();
            }
        }
    }

    @Override
    public void close() {
        module.close();
    }
}
