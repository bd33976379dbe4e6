package app.safelight.request;

/// The samplers a request can name.
public enum SamplerType {
    DPMPP_2M("DPM++ 2M"),
    EULER_A("Euler a"),
    EULER("Euler"),
    DDIM("DDIM");

    private final String label;

    SamplerType(String label) {
        this.label = label;
    }

    /// The name in recipes, as AUTOMATIC1111 writes it.
    public String label() {
        return label;
    }
}
