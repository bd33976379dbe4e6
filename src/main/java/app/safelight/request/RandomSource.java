package app.safelight.request;

/// The generator that noise is drawn from.
public enum RandomSource {
    /// Philox as on an NVIDIA GPU: what AUTOMATIC1111 draws there, and under this name anywhere.
    NV("NV"),
    /// The Mersenne twister of PyTorch on a CPU.
    CPU("CPU");

    private final String label;

    RandomSource(String label) {
        this.label = label;
    }

    /// The name in recipes, as AUTOMATIC1111 writes it.
    public String label() {
        return label;
    }
}
