package app.safelight.request;

/// How attention is computed in the UNet and the autoencoder. The result is the same up to rounding; memory and time
/// differ.
public enum Attention {
    /// The best for the device and the memory there is.
    AUTO("auto"),
    /// PyTorch's fused kernel, which keeps no scores (Dao et al. 2022, "FlashAttention").
    SDP("sdp"),
    /// The same without the kernel whose result can differ from run to run.
    SDP_NO_MEM("sdp-no-mem"),
    /// The fused kernel that xformers brought; CUDA only.
    MEMORY_EFFICIENT("memory-efficient"),
    /// As many slices of the queries as keep the scores small; A1111's "Doggettx".
    SPLIT("split"),
    /// Two heads at a time; A1111's "v1".
    SPLIT_V1("split-v1"),
    /// Slices of queries and of keys, with a running maximum and sum (Rabe and Staats 2021, "Self-attention Does Not
    /// Need O(n²) Memory").
    SUB_QUADRATIC("sub-quadratic"),
    /// All scores at once.
    PLAIN("plain");

    private final String label;

    Attention(String label) {
        this.label = label;
    }

    /// The name in recipes and on the command line.
    public String label() {
        return label;
    }
}
