package app.safelight;

/// Program entry.
public final class Safelight {
    private Safelight() {}

    /// Runs the program.
    public static void main(String[] arguments) {}
}
