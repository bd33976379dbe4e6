package app.safelight.engine.djl;

/// What a strategy of attention holds for a moment beside queries, keys, values and result: the theory that the
/// measurements are held against.
final class AttentionCost {
    /// Measured: what PyTorch's fused kernel keeps for its threads.
    private static final long FUSED = 2L << 20;

    private AttentionCost() {}

    /// Sizes of an attention.
    ///
    /// @param rows batch
    /// @param queries tokens that look
    /// @param keys tokens that are looked at
    /// @param width of a head
    record Sizes(long rows, long heads, long queries, long keys, long width) {}

    /// Bytes held at the fullest moment.
    ///
    /// @param element bytes of a number
    static long bytes(AttentionKernel kernel, Sizes sizes, long element) {
        long heads = sizes.rows() * sizes.heads();
        long copies = heads * (sizes.queries() + 2 * sizes.keys()) * sizes.width() * element;
        long scores = heads * sizes.queries() * sizes.keys() * element;
        return switch (kernel.way()) {
            case 3 -> copies + 2 * scores * rows(kernel, sizes) / sizes.queries();
            case 4 -> copies + 2 * scores * Math.min(2, heads) / heads;
            case 5 -> heads * Math.max(piece(kernel, sizes), sizes.queries() * sizes.width()) * element;
            case 6 -> copies + 2 * scores;
            default -> FUSED;
        };
    }

    private static long rows(AttentionKernel kernel, Sizes sizes) {
        long row = sizes.heads() * sizes.keys() * Float.BYTES;
        return Math.clamp(kernel.limit() / row, 1, sizes.queries());
    }

    /// Elements of a head that sub-quadratic attention holds for one piece: its scores, and its own queries, keys
    /// and values. Pieces that are done wait for the last, and the result is made when no scores are held any more.
    private static long piece(AttentionKernel kernel, Sizes sizes) {
        long queries = chunk(kernel, sizes.queries());
        long keys = chunk(kernel, sizes.keys());
        return queries * keys + (queries + 2 * keys) * sizes.width();
    }

    private static long chunk(AttentionKernel kernel, long tokens) {
        return Math.min(tokens, kernel.limit());
    }
}
