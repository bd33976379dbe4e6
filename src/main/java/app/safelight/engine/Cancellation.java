package app.safelight.engine;

/// Says whether whoever asked for the pictures wants no more of them.
@FunctionalInterface
public interface Cancellation {
    /// Whether to stop. Once it says yes it never says no again.
    boolean requested();
}
