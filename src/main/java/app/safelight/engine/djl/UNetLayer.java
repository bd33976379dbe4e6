package app.safelight.engine.djl;

import ai.djl.pytorch.engine.PtNDArray;
import java.util.function.Predicate;

/// A layer of the UNet's input, middle or output blocks. Knows the names of its weights, holds none.
sealed interface UNetLayer {

    /// What a layer works with beside its input.
    ///
    /// @param kernels to call
    /// @param weights of the UNet
    /// @param embedding of timestep and label, shape (n, 4 * model channels)
    /// @param context of the prompt, shape (n, tokens, context width)
    record Pass(Kernels kernels, StageWeights weights, PtNDArray embedding, PtNDArray context) {}

    /// Runs the layer; neither closes its input nor gives it back.
    ///
    /// @param x shape (n, channels, height, width)
    PtNDArray apply(PtNDArray x, Pass pass);

    /// The first convolution: latent channels to model channels.
    record InputConvolution(String[] names) implements UNetLayer {
        InputConvolution(String prefix) {
            this(Names.affine(prefix));
        }

        @Override
        public PtNDArray apply(PtNDArray x, Pass pass) {
            return pass.kernels().conv(x, pass.weights().get(names), 1, 1);
        }
    }

    /// Convolution with stride two.
    record Downsample(String[] names) implements UNetLayer {
        Downsample(String prefix) {
            this(Names.affine(prefix + ".op"));
        }

        @Override
        public PtNDArray apply(PtNDArray x, Pass pass) {
            return pass.kernels().conv(x, pass.weights().get(names), 2, 1);
        }
    }

    /// Enlargement by two and a convolution.
    record Upsample(String[] names) implements UNetLayer {
        Upsample(String prefix) {
            this(Names.affine(prefix + ".conv"));
        }

        @Override
        public PtNDArray apply(PtNDArray x, Pass pass) {
            return pass.kernels().upsample(x, pass.weights().get(names));
        }
    }

    /// Residual block that the timestep embedding is added into.
    record ResBlock(String[] names) implements UNetLayer {
        static ResBlock at(String prefix, Predicate<String> present) {
            String[] always = Names.affine(
                    prefix + ".in_layers.0",
                    prefix + ".in_layers.2",
                    prefix + ".emb_layers.1",
                    prefix + ".out_layers.0",
                    prefix + ".out_layers.3");
            String skip = prefix + ".skip_connection";
            return new ResBlock(present.test(skip + ".weight") ? Names.join(always, Names.affine(skip)) : always);
        }

        @Override
        public PtNDArray apply(PtNDArray x, Pass pass) {
            return pass.kernels()
                    .unetResidual(x, pass.embedding(), pass.weights().get(names));
        }
    }

    /// Spatial transformer: pixels become tokens that look at one another and at the prompt.
    ///
    /// @param in names of norm and projection
    /// @param blocks names of each transformer block's weights
    /// @param out names of the projection back
    /// @param heads number of attention heads
    record SpatialTransformer(String[] in, String[][] blocks, String[] out, int heads) implements UNetLayer {
        static SpatialTransformer at(String prefix, int heads, Predicate<String> present) {
            int depth = 0;
            while (present.test(prefix + ".transformer_blocks." + depth + ".norm1.weight")) {
                depth++;
            }
            String[][] blocks = new String[depth][];
            for (int i = 0; i < depth; i++) {
                blocks[i] = block(prefix + ".transformer_blocks." + i);
            }
            return new SpatialTransformer(
                    Names.affine(prefix + ".norm", prefix + ".proj_in"),
                    blocks,
                    Names.affine(prefix + ".proj_out"),
                    heads);
        }

        private static String[] block(String prefix) {
            return Names.join(
                    Names.affine(prefix + ".norm1"),
                    attention(prefix + ".attn1"),
                    Names.affine(prefix + ".norm2"),
                    attention(prefix + ".attn2"),
                    Names.affine(prefix + ".norm3", prefix + ".ff.net.0.proj", prefix + ".ff.net.2"));
        }

        private static String[] attention(String prefix) {
            return Names.join(
                    new String[] {prefix + ".to_q.weight", prefix + ".to_k.weight", prefix + ".to_v.weight"},
                    Names.affine(prefix + ".to_out.0"));
        }

        @Override
        public PtNDArray apply(PtNDArray x, Pass pass) {
            Kernels kernels = pass.kernels();
            StageWeights weights = pass.weights();
            PtNDArray tokens = kernels.transformerIn(x, weights.get(in));
            for (String[] block : blocks) {
                PtNDArray next = kernels.transformerBlock(tokens, pass.context(), weights.get(block), heads);
                tokens.close();
                tokens = next;
            }
            PtNDArray result = kernels.transformerOut(x, tokens, weights.get(out));
            tokens.close();
            return result;
        }
    }
}
