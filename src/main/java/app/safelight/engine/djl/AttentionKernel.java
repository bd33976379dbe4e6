package app.safelight.engine.djl;

import app.safelight.request.Attention;

/// A strategy of attention as the kernels know it. How it cuts its work depends on shapes alone, never on the memory
/// there is: the same strategy gives the same numbers on every day.
///
/// @param way number of the strategy in the kernels' source
/// @param limit of its slices: bytes of scores of one picture for SPLIT, tokens for SUB_QUADRATIC, whether the flash
///     kernel takes the type (1) for SDP_NO_MEM; else 0
record AttentionKernel(int way, long limit) {
    static final AttentionKernel SDP = new AttentionKernel(0, 0);

    /// Scores of a slice are as large as the last level of a processor's cache.
    static final long SPLIT_BYTES = 64L << 20;

    /// Queries, and keys, of a slice.
    static final long CHUNK = 1024;

    /// The kernel of a strategy on the processor, which has no other fused kernel than the one of SDP.
    ///
    /// @throws IllegalArgumentException if the strategy is AUTO, which must be settled first
    static AttentionKernel onProcessor(Attention attention) {
        return switch (attention) {
            case SDP, SDP_NO_MEM, MEMORY_EFFICIENT -> SDP;
            case SPLIT, SPLIT_V1, SUB_QUADRATIC, PLAIN -> cut(attention);
            case AUTO -> throw new IllegalArgumentException("attention AUTO must be settled first");
        };
    }

    /// The kernel of a strategy on a CUDA device.
    ///
    /// @param type of the numbers; the flash kernel takes those of 16 bits
    /// @throws IllegalArgumentException if the strategy is AUTO, which must be settled first
    static AttentionKernel onCuda(Attention attention, NumberTypes.Type type) {
        return switch (attention) {
            case SDP -> SDP;
            case SDP_NO_MEM -> new AttentionKernel(1, type == NumberTypes.Type.FLOAT32 ? 0 : 1);
            case MEMORY_EFFICIENT -> new AttentionKernel(2, 0);
            case SPLIT, SPLIT_V1, SUB_QUADRATIC, PLAIN -> cut(attention);
            case AUTO -> throw new IllegalArgumentException("attention AUTO must be settled first");
        };
    }

    private static AttentionKernel cut(Attention attention) {
        return switch (attention) {
            case SPLIT -> new AttentionKernel(3, SPLIT_BYTES);
            case SPLIT_V1 -> new AttentionKernel(4, 0);
            case SUB_QUADRATIC -> new AttentionKernel(5, CHUNK);
            case PLAIN -> new AttentionKernel(6, 0);
            case AUTO, SDP, SDP_NO_MEM, MEMORY_EFFICIENT ->
                throw new IllegalArgumentException(attention.label() + " is one fused kernel");
        };
    }
}
