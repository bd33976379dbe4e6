package app.safelight.engine.djl;

import java.util.List;

/// Tells PyTorch's failures for want of memory from others, by their words: they have no type of their own.
final class OutOfMemory {
    private static final List<String> WORDS = List.of(
            "can't allocate memory",
            "CUDA out of memory",
            "out of memory",
            "CUDNN_STATUS_ALLOC_FAILED",
            "CUBLAS_STATUS_ALLOC_FAILED",
            "could not create a memory",
            "std::bad_alloc");

    private OutOfMemory() {}

    /// Whether a failure is one.
    static boolean isMeantBy(ai.djl.engine.EngineException failure) {
        String message = String.valueOf(failure.getMessage());
        return WORDS.stream().anyMatch(message::contains);
    }
}
