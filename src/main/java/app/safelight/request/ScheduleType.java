package app.safelight.request;

/// The noise schedules a request can name.
public enum ScheduleType {
    AUTOMATIC("Automatic"),
    UNIFORM("Uniform"),
    KARRAS("Karras"),
    EXPONENTIAL("Exponential");

    private final String label;

    ScheduleType(String label) {
        this.label = label;
    }

    /// The name in recipes, as AUTOMATIC1111 writes it.
    public String label() {
        return label;
    }
}
