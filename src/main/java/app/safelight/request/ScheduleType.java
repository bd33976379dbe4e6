package app.safelight.request;

/// The noise schedules a request can name.
public enum ScheduleType {
    AUTOMATIC("Automatic"),
    UNIFORM("Uniform"),
    KARRAS("Karras"),
    EXPONENTIAL("Exponential"),
    POLYEXPONENTIAL("Polyexponential"),
    SGM_UNIFORM("SGM Uniform"),
    KL_OPTIMAL("KL Optimal"),
    ALIGN_YOUR_STEPS("Align Your Steps"),
    SIMPLE("Simple"),
    NORMAL("Normal"),
    DDIM("DDIM"),
    BETA("Beta");

    private final String label;

    ScheduleType(String label) {
        this.label = label;
    }

    /// The name in recipes, as AUTOMATIC1111 writes it.
    public String label() {
        return label;
    }
}
