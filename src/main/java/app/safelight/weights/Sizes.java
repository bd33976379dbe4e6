package app.safelight.weights;

/// Sizes of a weight that is looked at as a matrix.
final class Sizes {
    private Sizes() {}

    /// The first dimension; 1 for a scalar.
    static long first(Weight weight) {
        return weight.shape().isEmpty() ? 1 : weight.shape().getFirst();
    }

    /// The product of all other dimensions.
    static long rest(Weight weight) {
        long product = 1;
        for (int i = 1; i < weight.shape().size(); i++) {
            product = Math.multiplyExact(product, weight.shape().get(i));
        }
        return product;
    }
}
