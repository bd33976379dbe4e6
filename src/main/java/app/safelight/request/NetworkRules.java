package app.safelight.request;

/// What the networks are told or made to do beside the prompt.
///
/// @param tiling whether the picture's edges fit one another, so that it can be laid side by side
/// @param cropTop pixels cut off at the top that SDXL is told of
/// @param cropLeft pixels cut off at the left that SDXL is told of
public record NetworkRules(boolean tiling, int cropTop, int cropLeft) {
    /// AUTOMATIC1111's defaults.
    public static final NetworkRules USUAL = new NetworkRules(false, 0, 0);

    /// @throws IllegalArgumentException naming the field and the value that is out of range
    public NetworkRules {
        if (cropTop < 0 || cropLeft < 0) {
            throw new IllegalArgumentException(
                    "cropTop " + cropTop + ", cropLeft " + cropLeft + ": none may be negative");
        }
    }
}
