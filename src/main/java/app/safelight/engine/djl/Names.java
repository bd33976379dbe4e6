package app.safelight.engine.djl;

import java.util.Arrays;
import java.util.stream.Stream;

/// Lists of weight names in the order the kernels take them.
final class Names {
    private Names() {}

    /// Weight and bias of each layer.
    static String[] affine(String... layers) {
        return Arrays.stream(layers)
                .flatMap(layer -> Stream.of(layer + ".weight", layer + ".bias"))
                .toArray(String[]::new);
    }

    /// The lists one after the other.
    static String[] join(String[]... lists) {
        return Arrays.stream(lists).flatMap(Arrays::stream).toArray(String[]::new);
    }
}
