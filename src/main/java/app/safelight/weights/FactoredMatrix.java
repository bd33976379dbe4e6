package app.safelight.weights;

import java.util.List;

/// A matrix as networks that change a model store it: whole, or as factors of a smaller rank. Rows are a layer's
/// outputs, columns its inputs; a convolution's kernel counts as columns, innermost.
public sealed interface FactoredMatrix {
    /// Number of rows.
    long rows();

    /// Number of columns, those of a kernel included.
    long columns();

    /// What it is stored as, in the order of the record's components.
    List<Weight> weights();

    /// Smallest inner dimension; 0 for a matrix that is stored whole.
    long rank();

    /// Stored as it is.
    ///
    /// @param values shape (rows, columns…)
    record Whole(Weight values) implements FactoredMatrix {
        @Override
        public long rows() {
            return Sizes.first(values);
        }

        @Override
        public long columns() {
            return Sizes.rest(values);
        }

        @Override
        public List<Weight> weights() {
            return List.of(values);
        }

        @Override
        public long rank() {
            return 0;
        }
    }

    /// The product of two factors (Hu et al. 2021, "LoRA", section 4.1).
    ///
    /// @param left shape (rows, rank), further sizes 1
    /// @param right shape (rank, columns…)
    record Product(Weight left, Weight right) implements FactoredMatrix {
        /// @throws IllegalArgumentException if the factors do not fit each other
        public Product {
            if (Sizes.rest(left) != Sizes.first(right)) {
                throw new IllegalArgumentException(left + " does not fit " + right);
            }
        }

        @Override
        public long rows() {
            return Sizes.first(left);
        }

        @Override
        public long columns() {
            return Sizes.rest(right);
        }

        @Override
        public List<Weight> weights() {
            return List.of(left, right);
        }

        @Override
        public long rank() {
            return Sizes.first(right);
        }
    }

    /// A convolution's kernel between two factors that do not touch it: the CP or Tucker decomposition of LoCon, LoHa
    /// and LoKr (Yeh et al. 2023, "Navigating Text-To-Image Customization: From LyCORIS Fine-Tuning to Model
    /// Evaluation", section 3.1).
    ///
    /// @param left shape (rows, rank) or (rank, rows), as `side` says
    /// @param core shape (rank, other rank, kernel height, kernel width)
    /// @param right shape (other rank, inputs)
    record Cored(Weight left, Weight core, Weight right, Side side) implements FactoredMatrix {
        /// What the left factor's first dimension is.
        public enum Side {
            ROWS,
            RANK
        }

        /// @throws IllegalArgumentException if the factors do not fit each other
        public Cored {
            long leftRank = side == Side.ROWS ? Sizes.rest(left) : Sizes.first(left);
            if (core.shape().size() != 4
                    || leftRank != core.shape().getFirst()
                    || core.shape().get(1) != Sizes.first(right)) {
                throw new IllegalArgumentException(core + " does not fit " + left + " and " + right);
            }
        }

        @Override
        public long rows() {
            return side == Side.ROWS ? Sizes.first(left) : Sizes.rest(left);
        }

        @Override
        public long columns() {
            return Math.multiplyExact(
                    Sizes.rest(right),
                    Math.multiplyExact(core.shape().get(2), core.shape().get(3)));
        }

        @Override
        public List<Weight> weights() {
            return List.of(left, core, right);
        }

        @Override
        public long rank() {
            return Math.min(core.shape().get(0), core.shape().get(1));
        }
    }
}
