package app.safelight.request;

/// Which numbers in prompt editing are fractions of the steps.
public enum EditingRule {
    /// Those with a decimal point.
    DECIMAL_POINT,
    /// Those below 1, as AUTOMATIC1111 had it before version 1.6.
    BELOW_ONE
}
