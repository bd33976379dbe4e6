package app.safelight.engine.djl;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import app.safelight.engine.djl.UNetLayer.Pass;
import app.safelight.engine.djl.UNetLayer.ResBlock;
import app.safelight.engine.djl.UNetLayer.SpatialTransformer;
import app.safelight.request.ModelFamily;
import app.safelight.weights.Weight;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes an input block apart below the grain of the kernels: residual block, norm, projections, the two attentions and
/// the feed-forward, from the recorded values around them.
record TransformerInside(Pass pass, ResBlock residual, SpatialTransformer transformer) {
    private static final Pattern NAME = Pattern.compile("block\\.\\d+_input_blocks\\.(\\d+)\\.(\\w+)");

    /// Adds the inner values the index asks for to what the network has made so far.
    static void put(
            Collection<String> asked,
            PyTorch torch,
            StageWeights weights,
            ModelFamily family,
            Map<String, Weight> named,
            Map<String, float[]> made,
            PtNDArray context) {
        for (String name : asked) {
            Matcher matcher = NAME.matcher(name);
            if (matcher.matches()) {
                int block = Integer.parseInt(matcher.group(1));
                List<UNetLayer> layers = UNetStructure.of(family, named).input().get(block);
                try (PtNDManager manager = torch.newManager()) {
                    PtNDArray embedding = array(manager, made, "block.00_time_embed", new Shape(1, -1));
                    Pass pass = new Pass(torch.kernels(), weights, embedding, context);
                    TransformerInside inside = new TransformerInside(
                            pass, (ResBlock) layers.getFirst(), (SpatialTransformer) layers.get(1));
                    String before = "block.10_input_blocks.%02d".formatted(block - 1);
                    String convolution = "input_blocks.%d.0.in_layers.2.weight".formatted(block);
                    long channels =
                            requireNonNull(named.get(convolution)).shape().get(1);
                    float[] values = requireNonNull(made.get(before));
                    long side = Math.round(Math.sqrt((double) values.length / channels));
                    PtNDArray x = array(manager, made, before, new Shape(1, channels, side, side));
                    made.put(name, inside.value(matcher.group(2), x).toFloatArray());
                }
            }
        }
    }

    private NDArray value(String part, PtNDArray x) {
        Kernels kernels = pass.kernels();
        PtNDArray block = residual.apply(x, pass);
        PtNDArray tokens = kernels.transformerIn(block, weights(transformer.in(), 0, 4));
        String[] names = transformer.blocks()[0];
        PtNDArray first = kernels.selfAttention(tokens, weights(names, 0, 7), transformer.heads());
        PtNDArray h = kernels.add(first, tokens);
        PtNDArray second = kernels.crossAttention(h, pass.context(), weights(names, 7, 14), transformer.heads());
        h = kernels.add(second, h);
        PtNDArray third = kernels.feedForward(h, weights(names, 14, 20));
        h = kernels.add(third, h);
        return switch (part) {
            case "resblock" -> block;
            case "norm" -> kernels.spatialNorm(block, weights(transformer.in(), 0, 2));
            case "proj_in" -> tokens.transpose(0, 2, 1);
            case "attn1" -> first;
            case "attn2" -> second;
            case "ff" -> third;
            case "proj_out_before_residual" ->
                kernels.transformerOut(block, h, weights(transformer.out(), 0, 2))
                        .sub(block);
            default -> throw new IllegalArgumentException("inner value " + part + " is not known");
        };
    }

    private PtNDArray[] weights(String[] names, int from, int to) {
        return pass.weights().get(Arrays.copyOfRange(names, from, to));
    }

    private static PtNDArray array(PtNDManager manager, Map<String, float[]> made, String name, Shape shape) {
        float[] values = requireNonNull(made.get(name), name);
        Shape whole = shape.get(1) < 0 ? new Shape(1, values.length) : shape;
        return Floats.array(manager, values, whole);
    }
}
