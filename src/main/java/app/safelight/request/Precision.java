package app.safelight.request;

/// The numbers a stage computes with. Weights stay in the precision they are stored in until they are used.
public enum Precision {
    /// float32 until it is known that another is faster on this machine; half on CUDA.
    AUTO("auto"),
    /// 32 bits.
    FLOAT32("float32"),
    /// 16 bits with float32's range; fast where the processor has instructions for it.
    BFLOAT16("bfloat16"),
    /// 16 bits; for CUDA, hopelessly slow on a processor.
    HALF("half"),
    /// Products in half, everything between them in float32.
    UPCAST("upcast");

    private final String label;

    Precision(String label) {
        this.label = label;
    }

    /// The name in recipes and on the command line.
    public String label() {
        return label;
    }
}
