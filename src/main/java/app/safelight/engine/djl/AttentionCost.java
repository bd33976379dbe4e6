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
            case 5 ->
                copies
                        + scores
                                * chunk(kernel, sizes.queries())
                                / sizes.queries()
                                * chunk(kernel, sizes.keys())
                                / sizes.keys();
            case 6 -> copies + 2 * scores;
            default -> FUSED;
        };
    }

    private static long rows(AttentionKernel kernel, Sizes sizes) {
        long row = sizes.heads() * sizes.keys() * Float.BYTES;
        return Math.clamp(kernel.limit() / row, 1, sizes.queries());
    }

    private static long chunk(AttentionKernel kernel, long tokens) {
        return Math.min(tokens, kernel.limit());
    }
}
