package app.safelight.weights;

import app.safelight.weights.SafetensorsWriter.Tensor;
import app.safelight.weights.SafetensorsWriter.TensorSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Collects the tensors of a synthetic checkpoint under a prefix: names, shapes, and what their numbers will be.
///
/// Weights have a deviation of one over the root of the inputs a number sums up, biases are 0 and norms leave what
/// they scale as it is, so that numbers stay finite on their way through any of the networks.
final class SyntheticTensors {
    private static final double EMBEDDING_DEVIATION = 0.02;

    private final String prefix;
    private final List<Tensor> tensors;

    private SyntheticTensors(String prefix, List<Tensor> tensors) {
        this.prefix = prefix;
        this.tensors = tensors;
    }

    /// The tensors of a network.
    ///
    /// @param prefix of all their names
    static List<Tensor> of(String prefix, NetworkShapes network) {
        List<Tensor> tensors = new ArrayList<>();
        network.list(new SyntheticTensors(prefix, tensors));
        return tensors;
    }

    /// The same collection, where names begin with a further prefix.
    SyntheticTensors under(String further) {
        return new SyntheticTensors(prefix + further, tensors);
    }

    /// `name.weight` and `name.bias` of a linear layer or a convolution.
    ///
    /// @param shape of the weight: outputs, inputs, and the kernel's sides if it has any
    void layer(String name, long... shape) {
        weight(name + ".weight", shape);
        bias(name + ".bias", shape[0]);
    }

    /// A convolution of 3×3 pixels with a bias.
    void convolution(String name, long outputs, long inputs) {
        layer(name, outputs, inputs, 3, 3);
    }

    /// `name.weight` and `name.bias` of a norm.
    void norm(String name, long channels) {
        constant(name + ".weight", 1, channels);
        bias(name + ".bias", channels);
    }

    /// A random weight.
    ///
    /// @param shape outputs, inputs, and the kernel's sides if it has any
    void weight(String name, long... shape) {
        long inputs = Arrays.stream(shape).skip(1).reduce(1, Math::multiplyExact);
        random(name, 1 / Math.sqrt((double) inputs), shape);
    }

    /// A random table of vectors.
    void embedding(String name, long rows, long width) {
        random(name, EMBEDDING_DEVIATION, rows, width);
    }

    /// A bias of 0.
    void bias(String name, long outputs) {
        constant(name, 0, outputs);
    }

    /// A half precision tensor of one value throughout.
    void constant(String name, float value, long... shape) {
        half(name, shape, channel -> HalfNumbers.repeat(value, count(shape), channel));
    }

    /// A buffer in float32.
    void buffer(String name, float[] values) {
        tensors.add(Tensor.of(prefix + name, List.of((long) values.length), values));
    }

    /// The numbers from 0 on as 64 bit integers, of shape (1, count).
    void positions(String name, int count) {
        tensors.add(new Tensor(prefix + name, DType.I64, List.of(1L, (long) count), channel -> {
            ByteBuffer bytes = ByteBuffer.allocate(count * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < count; i++) {
                bytes.putLong(i);
            }
            HalfNumbers.writeAll(bytes.flip(), channel);
        }));
    }

    private void random(String name, double deviation, long... shape) {
        long seed = (prefix + name).hashCode();
        half(name, shape, channel -> new HalfNumbers(seed, deviation).write(count(shape), channel));
    }

    private void half(String name, long[] shape, TensorSource source) {
        tensors.add(new Tensor(
                prefix + name, DType.F16, Arrays.stream(shape).boxed().toList(), source));
    }

    private static long count(long[] shape) {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }
}
