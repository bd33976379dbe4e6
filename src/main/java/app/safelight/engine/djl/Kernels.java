package app.safelight.engine.djl;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import app.safelight.engine.Edges;

/// The building blocks of the networks, one native call each; their source is `kernels.torchscript` beside this class.
///
/// A result belongs to the manager of the first argument. Weights are passed in with every call, in the order in which
/// the source numbers them.
final class Kernels {
    private final KernelModule module;
    private final NumberTypes arithmetic;
    private final AttentionKernel attention;
    private final Scratch scratch;
    private Edges edges = Edges.ZERO;

    /// @param arithmetic types of numbers
    /// @param attention strategy
    /// @param scratch where weights are converted to the type of products
    Kernels(KernelModule module, NumberTypes arithmetic, AttentionKernel attention, Scratch scratch) {
        this.module = module;
        this.arithmetic = arithmetic;
        this.attention = attention;
        this.scratch = scratch;
    }

    /// Settles what the convolutions see beyond the edges from now on.
    void settle(Edges wanted) {
        edges = wanted;
    }

    /// Makes room for the conversion of a weight of so many elements.
    void reserve(long elements) {
        scratch.reserve(elements);
    }

    /// The same numbers in the type that is carried from kernel to kernel.
    PtNDArray carried(PtNDArray x) {
        return run("cast", x, IValue.from((long) arithmetic.carrier().code()));
    }

    /// The same numbers in float32, to be read.
    PtNDArray readable(PtNDArray x) {
        return run("cast", x, IValue.from((long) NumberTypes.Type.FLOAT32.code()));
    }

    /// Convolution with the same stride and padding, 0 or 1, both ways. Weights: weight, bias.
    PtNDArray conv(PtNDArray x, PtNDArray[] weights, int stride, int padding) {
        return weighted("conv", x, weights, IValue.from((long) stride), IValue.from((long) padding), wrap());
    }

    /// Group norm, SiLU, 3×3 convolution. Weights: norm, convolution.
    PtNDArray normActConv(PtNDArray x, PtNDArray[] weights, double epsilon) {
        return weighted("norm_act_conv", x, weights, IValue.from(epsilon), wrap());
    }

    /// Linear, SiLU, linear.
    PtNDArray mlpSilu(PtNDArray x, PtNDArray[] weights) {
        return weighted("mlp_silu", x, weights);
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
        return weighted("upsample", x, weights, wrap());
    }

    /// 3×3 convolution with stride two, padded by one at the right and bottom only, as the autoencoder has it.
    PtNDArray downsampleAsymmetric(PtNDArray x, PtNDArray[] weights) {
        return weighted("downsample_asymmetric", x, weights);
    }

    /// Residual block of the UNet. Weights: norm, convolution, embedding, norm, convolution, and the skip's convolution
    /// where the number of channels changes.
    PtNDArray unetResidual(PtNDArray x, PtNDArray embedding, PtNDArray[] weights) {
        return weighted("unet_residual", x, weights, IValue.from(embedding), wrap());
    }

    /// Residual block of the autoencoder. Weights: norm, convolution, norm, convolution, and the skip's convolution
    /// where the number of channels changes.
    PtNDArray vaeResidual(PtNDArray x, PtNDArray[] weights) {
        return weighted("vae_residual", x, weights, wrap());
    }

    /// Self-attention over all pixels with one head. Weights: norm, query, key, value, output.
    PtNDArray vaeAttention(PtNDArray x, PtNDArray[] weights) {
        return weighted("vae_attention", x, weights, way(), limit());
    }

    /// From pixels to tokens. Weights: norm, projection (1×1 convolution or linear).
    ///
    /// @param x shape (n, channels, height, width)
    /// @return shape (n, height * width, inner channels)
    PtNDArray transformerIn(PtNDArray x, PtNDArray[] weights) {
        return weighted("transformer_in", x, weights);
    }

    /// From tokens back to pixels, added to what went in. Weights: projection.
    PtNDArray transformerOut(PtNDArray x, PtNDArray tokens, PtNDArray[] weights) {
        return weighted("transformer_out", x, weights, IValue.from(tokens));
    }

    /// Self-attention, cross-attention and gated feed-forward, each behind a layer norm. Weights: norm1; attn1 q, k, v,
    /// out; norm2; attn2 q, k, v, out; norm3; feed-forward in, out.
    PtNDArray transformerBlock(PtNDArray x, PtNDArray context, PtNDArray[] weights, int heads) {
        return weighted(
                "transformer_block", x, weights, IValue.from(context), IValue.from((long) heads), way(), limit());
    }

    /// Layer norm and self-attention, a part of [#transformerBlock] before it is added.
    PtNDArray selfAttention(PtNDArray x, PtNDArray[] weights, int heads) {
        return weighted("self_attention", x, weights, IValue.from((long) heads), way(), limit());
    }

    /// Layer norm and attention to the prompt, a part of [#transformerBlock] before it is added.
    PtNDArray crossAttention(PtNDArray x, PtNDArray context, PtNDArray[] weights, int heads) {
        return weighted("cross_attention", x, weights, IValue.from(context), IValue.from((long) heads), way(), limit());
    }

    /// Layer norm and gated feed-forward, a part of [#transformerBlock] before it is added.
    PtNDArray feedForward(PtNDArray x, PtNDArray[] weights) {
        return weighted("feed_forward", x, weights);
    }

    /// Attention alone, in the strategy of these kernels.
    ///
    /// @param q queries, shape (n, heads, tokens, head width)
    /// @param k keys, shape (n, heads, other tokens, head width)
    /// @param v values, of the keys' shape
    PtNDArray attend(PtNDArray q, PtNDArray k, PtNDArray v) {
        return run("attend_as", q, IValue.from(k), IValue.from(v), way(), limit());
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
        return run("text_embedding", ids, IValue.from(table), IValue.from(positions), IValue.from((long)
                arithmetic.carrier().code()));
    }

    /// Token and position embedding, some of whose tokens are vectors of other words.
    ///
    /// @param ids shape (n, tokens), int64
    /// @param vectors shape (m, width)
    /// @param places of the vectors among all n * tokens, shape (m), int64
    PtNDArray textEmbedding(PtNDArray ids, PtNDArray table, PtNDArray positions, PtNDArray vectors, PtNDArray places) {
        return run(
                "text_embedding_with",
                ids,
                IValue.from(table),
                IValue.from(positions),
                IValue.from(vectors),
                IValue.from(places),
                IValue.from((long) arithmetic.carrier().code()));
    }

    /// Layer of a CLIP text encoder with causal attention. Weights: norm1; q, k, v, out; norm2; feed-forward in, out.
    PtNDArray textLayer(PtNDArray x, PtNDArray[] weights, int heads, TextActivation activation) {
        return weighted(
                "text_layer",
                x,
                weights,
                IValue.from((long) heads),
                IValue.from(activation == TextActivation.QUICK_GELU));
    }

    PtNDArray layerNorm(PtNDArray x, PtNDArray[] weights) {
        return run("layer_norm", x, IValue.listFrom(weights));
    }

    /// Linear map without bias.
    PtNDArray project(PtNDArray x, PtNDArray weight) {
        return weighted("project", x, new PtNDArray[] {weight});
    }

    private IValue wrap() {
        return IValue.from(edges == Edges.WRAPPED);
    }

    private IValue way() {
        return IValue.from((long) attention.way());
    }

    private IValue limit() {
        return IValue.from(attention.limit());
    }

    /// Calls a kernel that multiplies with weights.
    private PtNDArray weighted(String kernel, PtNDArray first, PtNDArray[] weights, IValue... rest) {
        IValue[] arguments = new IValue[rest.length + 2];
        arguments[0] = IValue.listFrom(weights);
        arguments[1] = IValue.from(scratch.array());
        System.arraycopy(rest, 0, arguments, 2, rest.length);
        return run(kernel, first, arguments);
    }

    private PtNDArray run(String kernel, PtNDArray first, IValue... rest) {
        return module.run(kernel, first, rest);
    }
}
