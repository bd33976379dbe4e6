package app.safelight.engine.djl;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import app.safelight.engine.Edges;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/// The building blocks of the networks, one native call each; their source is `kernels.torchscript` beside this class.
///
/// A result belongs to the manager of the first argument. Weights are passed in with every call, in the order in which
/// the source numbers them.
final class Kernels {
    private final KernelModule module;
    private final NumberTypes arithmetic;
    private final AttentionKernel attention;
    private final Scratch scratch;
    private final Rows rows;
    private Edges edges = Edges.ZERO;

    /// How a kernel goes over the rows of what it is given.
    enum Rows {
        /// All at once.
        TOGETHER,
        /// One after the other: each comes out to the bit as it would by itself, which PyTorch's products do not
        /// promise.
        APART
    }

    /// An array that is the same for all rows.
    private record Whole(PtNDArray array) {}

    /// @param arithmetic types of numbers
    /// @param attention strategy
    /// @param scratch where weights are converted to the type of products
    Kernels(KernelModule module, NumberTypes arithmetic, AttentionKernel attention, Scratch scratch, Rows rows) {
        this.module = module;
        this.arithmetic = arithmetic;
        this.attention = attention;
        this.scratch = scratch;
        this.rows = rows;
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
        return weighted("conv", x, weights, (long) stride, (long) padding, wrap());
    }

    /// Group norm, SiLU, 3×3 convolution. Weights: norm, convolution.
    PtNDArray normActConv(PtNDArray x, PtNDArray[] weights, double epsilon) {
        return weighted("norm_act_conv", x, weights, epsilon, wrap());
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
        return each("sinusoids", t, width);
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
        return weighted("unet_residual", x, weights, embedding, wrap());
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
        return weighted("transformer_out", x, weights, tokens);
    }

    /// Self-attention, cross-attention and gated feed-forward, each behind a layer norm. Weights: norm1; attn1 q, k, v,
    /// out; norm2; attn2 q, k, v, out; norm3; feed-forward in, out.
    PtNDArray transformerBlock(PtNDArray x, PtNDArray context, PtNDArray[] weights, int heads) {
        return weighted("transformer_block", x, weights, context, (long) heads, way(), limit());
    }

    /// Layer norm and self-attention, a part of [#transformerBlock] before it is added.
    PtNDArray selfAttention(PtNDArray x, PtNDArray[] weights, int heads) {
        return weighted("self_attention", x, weights, (long) heads, way(), limit());
    }

    /// Layer norm and attention to the prompt, a part of [#transformerBlock] before it is added.
    PtNDArray crossAttention(PtNDArray x, PtNDArray context, PtNDArray[] weights, int heads) {
        return weighted("cross_attention", x, weights, context, (long) heads, way(), limit());
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
        return run("attend_as", q, values(k, v, way(), limit()));
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
        return weighted("text_layer", x, weights, (long) heads, activation == TextActivation.QUICK_GELU);
    }

    PtNDArray layerNorm(PtNDArray x, PtNDArray[] weights) {
        return run("layer_norm", x, IValue.listFrom(weights));
    }

    /// Linear map without bias.
    PtNDArray project(PtNDArray x, PtNDArray weight) {
        return weighted("project", x, new PtNDArray[] {weight});
    }

    private boolean wrap() {
        return edges == Edges.WRAPPED;
    }

    private long way() {
        return attention.way();
    }

    private long limit() {
        return attention.limit();
    }

    /// Calls a kernel that multiplies with weights.
    private PtNDArray weighted(String kernel, PtNDArray first, PtNDArray[] weights, Object... rest) {
        Object[] arguments = new Object[rest.length + 2];
        arguments[0] = weights;
        arguments[1] = new Whole(scratch.array());
        System.arraycopy(rest, 0, arguments, 2, rest.length);
        return each(kernel, first, arguments);
    }

    /// Calls a kernel with all rows, or with one after the other.
    ///
    /// @param rest arrays among them have as many rows as the first
    private PtNDArray each(String kernel, PtNDArray first, Object... rest) {
        int n = Math.toIntExact(first.getShape().get(0));
        if (rows == Rows.TOGETHER || n == 1) {
            return run(kernel, first, values(rest));
        }
        PtNDArray[] made = new PtNDArray[n];
        for (int i = 0; i < n; i++) {
            try (PtNDManager call = (PtNDManager) first.getManager().newSubManager()) {
                PtNDArray row = row(call, first, i);
                Object[] others = Arrays.stream(rest).map(rowOf(call, i)).toArray();
                made[i] = module.run(first.getManager(), kernel, row, values(others));
            }
        }
        PtNDArray result = run("joined_rows", made[0], IValue.listFrom(made));
        for (PtNDArray row : made) {
            row.close();
        }
        return result;
    }

    private UnaryOperator<Object> rowOf(PtNDManager call, int i) {
        return argument -> argument instanceof PtNDArray array ? row(call, array, i) : argument;
    }

    private PtNDArray row(PtNDManager owner, PtNDArray array, long i) {
        return module.run(owner, "row", array, IValue.from(i));
    }

    private static IValue[] values(Object... arguments) {
        return Arrays.stream(arguments).map(Kernels::value).toArray(IValue[]::new);
    }

    private static IValue value(Object argument) {
        return switch (argument) {
            case PtNDArray[] arrays -> IValue.listFrom(arrays);
            case PtNDArray array -> IValue.from(array);
            case Whole(PtNDArray array) -> IValue.from(array);
            case Long number -> IValue.from(number);
            case Double number -> IValue.from(number);
            case Boolean flag -> IValue.from(flag);
            default -> throw new IllegalArgumentException(argument + " is nothing that kernels take");
        };
    }

    private PtNDArray run(String kernel, PtNDArray first, IValue... rest) {
        return module.run(kernel, first, rest);
    }
}
