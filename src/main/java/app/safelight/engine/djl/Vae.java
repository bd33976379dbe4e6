package app.safelight.engine.djl;

import ai.djl.pytorch.engine.PtNDArray;
import java.util.Arrays;

/// The parts encoder and decoder of the autoencoder are made of (Esser et al. 2021, "Taming Transformers for
/// High-Resolution Image Synthesis"). Every method closes its input.
record Vae(Kernels kernels, StageWeights weights, BlockObserver observer) {
    static final double EPSILON = 1e-6;

    Vae {
        kernels.reserve(weights.widest(_ -> true));
    }

    /// What goes in, in the type that is carried from kernel to kernel; closes its input.
    PtNDArray enter(PtNDArray x) {
        return replace(x, kernels.carried(x));
    }

    /// What comes out, in float32; closes its input.
    PtNDArray leave(PtNDArray x) {
        return replace(x, kernels.readable(x));
    }

    PtNDArray conv(String layer, PtNDArray x, int padding) {
        return seen(layer, x, kernels.conv(x, weights.get(Names.affine(layer)), 1, padding));
    }

    PtNDArray residual(String block, PtNDArray x) {
        String[] names = Names.affine(block + ".norm1", block + ".conv1", block + ".norm2", block + ".conv2");
        if (weights.has(block + ".nin_shortcut.weight")) {
            names = Names.join(names, Names.affine(block + ".nin_shortcut"));
        }
        return replace(x, kernels.vaeResidual(x, weights.get(names)));
    }

    PtNDArray attention(String block, PtNDArray x) {
        String[] layers = {".norm", ".q", ".k", ".v", ".proj_out"};
        String[] names =
                Names.affine(Arrays.stream(layers).map(layer -> block + layer).toArray(String[]::new));
        return replace(x, kernels.vaeAttention(x, weights.get(names)));
    }

    /// Residual block, attention, residual block.
    PtNDArray middle(String prefix, PtNDArray x) {
        PtNDArray h = residual(prefix + ".block_1", x);
        observer.made(prefix + ".block_1", h);
        h = attention(prefix + ".attn_1", h);
        observer.made(prefix + ".attn_1", h);
        h = residual(prefix + ".block_2", h);
        observer.made(prefix + ".block_2", h);
        return h;
    }

    /// The residual blocks of a level, each with its attention where it has one.
    PtNDArray level(String prefix, PtNDArray x) {
        PtNDArray h = x;
        for (int i = 0; weights.has(prefix + ".block." + i + ".conv1.weight"); i++) {
            h = residual(prefix + ".block." + i, h);
            if (weights.has(prefix + ".attn." + i + ".q.weight")) {
                h = attention(prefix + ".attn." + i, h);
            }
        }
        observer.made(prefix, h);
        return h;
    }

    PtNDArray normActConv(String prefix, PtNDArray x) {
        return seen(
                prefix + ".conv_out",
                x,
                kernels.normActConv(x, weights.get(Names.affine(prefix + ".norm_out", prefix + ".conv_out")), EPSILON));
    }

    PtNDArray upsample(String layer, PtNDArray x) {
        return seen(layer, x, kernels.upsample(x, weights.get(Names.affine(layer + ".conv"))));
    }

    PtNDArray downsample(String layer, PtNDArray x) {
        return seen(layer, x, kernels.downsampleAsymmetric(x, weights.get(Names.affine(layer + ".conv"))));
    }

    int levels(String prefix) {
        int levels = 0;
        while (weights.has(prefix + "." + levels + ".block.0.conv1.weight")) {
            levels++;
        }
        return levels;
    }

    private PtNDArray seen(String layer, PtNDArray input, PtNDArray output) {
        observer.made(layer, output);
        return replace(input, output);
    }

    private static PtNDArray replace(PtNDArray input, PtNDArray output) {
        input.close();
        return output;
    }
}
