package app.safelight.request;

/// How a request ended.
public enum Outcome {
    /// Every picture was made.
    DONE,
    /// The person who asked stopped it.
    CANCELLED
}
