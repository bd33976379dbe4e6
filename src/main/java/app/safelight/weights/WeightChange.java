package app.safelight.weights;

import java.util.List;
import java.util.stream.Stream;

/// What a network does to one weight of a model, at strength 1.
public sealed interface WeightChange {
    /// What the change is stored as.
    List<Weight> weights();

    /// Whether it can be made to a weight of a shape.
    boolean fits(List<Long> shape);

    /// Rank of its factors; 0 where it has none.
    long rank();

    /// Something is added.
    ///
    /// @param matrix to add
    /// @param scale it is multiplied with
    record Difference(FactoredMatrix matrix, double scale) implements WeightChange {
        @Override
        public List<Weight> weights() {
            return matrix.weights();
        }

        @Override
        public boolean fits(List<Long> shape) {
            return Fit.matrix(shape, matrix.rows(), matrix.columns());
        }

        @Override
        public long rank() {
            return matrix.rank();
        }
    }

    /// Something is added to a bias.
    record Shift(Weight values) implements WeightChange {
        @Override
        public List<Weight> weights() {
            return List.of(values);
        }

        @Override
        public boolean fits(List<Long> shape) {
            return shape.size() == 1 && values.count() == shape.getFirst();
        }

        @Override
        public long rank() {
            return 0;
        }
    }

    /// The elementwise product of two matrices is added: LoHa (Hyeon-Woo et al. 2021, "FedPara", section 2.2).
    ///
    /// @param scale it is multiplied with
    record Hadamard(FactoredMatrix first, FactoredMatrix second, double scale) implements WeightChange {
        @Override
        public List<Weight> weights() {
            return Stream.concat(first.weights().stream(), second.weights().stream())
                    .toList();
        }

        @Override
        public boolean fits(List<Long> shape) {
            return first.rows() == second.rows()
                    && first.columns() == second.columns()
                    && Fit.matrix(shape, first.rows(), first.columns());
        }

        @Override
        public long rank() {
            return first.rank();
        }
    }

    /// The Kronecker product of two matrices is added: LoKr (Edalati et al. 2022, "KronA", section 3).
    ///
    /// @param first without a kernel
    /// @param scale it is multiplied with
    record Kronecker(FactoredMatrix first, FactoredMatrix second, double scale) implements WeightChange {
        @Override
        public List<Weight> weights() {
            return Stream.concat(first.weights().stream(), second.weights().stream())
                    .toList();
        }

        @Override
        public boolean fits(List<Long> shape) {
            return Fit.whole(
                    shape,
                    Math.multiplyExact(first.rows(), second.rows()),
                    Math.multiplyExact(first.columns(), second.columns()));
        }

        @Override
        public long rank() {
            return Math.max(first.rank(), second.rank());
        }
    }

    /// Every row or column is made larger by a share of itself: (IA)³ (Liu et al. 2022, "Few-Shot Parameter-Efficient
    /// Fine-Tuning is Better and Cheaper than In-Context Learning", section 3.3).
    ///
    /// @param factors one for each row or column
    /// @param axis what there is one for
    record Share(Weight factors, Axis axis) implements WeightChange {
        @Override
        public List<Weight> weights() {
            return List.of(factors);
        }

        @Override
        public boolean fits(List<Long> shape) {
            return shape.size() > 1 && factors.count() == shape.get(axis.dimension());
        }

        @Override
        public long rank() {
            return 0;
        }
    }

    /// After another change every row or column is brought to a length of its own: DoRA (Liu et al. 2024, "DoRA:
    /// Weight-Decomposed Low-Rank Adaptation", section 4.1).
    ///
    /// @param inner the other change
    /// @param magnitude a length for each row or column
    /// @param axis what there is one for
    record Decomposed(WeightChange inner, Weight magnitude, Axis axis) implements WeightChange {
        @Override
        public List<Weight> weights() {
            return Stream.concat(inner.weights().stream(), Stream.of(magnitude)).toList();
        }

        @Override
        public boolean fits(List<Long> shape) {
            return inner.fits(shape) && shape.size() > 1 && magnitude.count() == shape.get(axis.dimension());
        }

        @Override
        public long rank() {
            return inner.rank();
        }
    }

    /// A dimension of a weight.
    enum Axis {
        OUTPUTS(0),
        INPUTS(1);

        private final int dimension;

        Axis(int dimension) {
            this.dimension = dimension;
        }

        /// Its place in the shape.
        public int dimension() {
            return dimension;
        }
    }

    /// How the sizes of a change and a weight go together.
    final class Fit {
        private static final long INPAINTING = 9;
        private static final long LATENT = 4;

        private Fit() {}

        static boolean whole(List<Long> shape, long rows, long columns) {
            return !shape.isEmpty() && shape.getFirst() == rows && elements(shape) == Math.multiplyExact(rows, columns);
        }

        /// A model for inpainting takes five channels more, at which a network made for another changes nothing.
        static boolean matrix(List<Long> shape, long rows, long columns) {
            boolean latentOnly = shape.size() == 4
                    && shape.get(1) == INPAINTING
                    && shape.getFirst() == rows
                    && LATENT * shape.get(2) * shape.get(3) == columns;
            return latentOnly || whole(shape, rows, columns);
        }

        private static long elements(List<Long> shape) {
            return shape.stream().reduce(1L, Math::multiplyExact);
        }
    }
}
