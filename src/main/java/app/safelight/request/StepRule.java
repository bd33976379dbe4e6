package app.safelight.request;

/// How many steps are taken from a picture.
public enum StepRule {
    /// As large a share of the steps as the denoising strength says, as AUTOMATIC1111 does unless told otherwise.
    SHARE("share"),
    /// As many steps as asked for, whatever the strength.
    EXACT("exact");

    private final String label;

    StepRule(String label) {
        this.label = label;
    }

    /// The name in requests.
    public String label() {
        return label;
    }
}
