package app.safelight.engine;

/// What the networks see beyond a picture's edges.
public enum Edges {
    /// Nothing: zeros.
    ZERO,
    /// The opposite edge, so that the picture can be laid side by side with itself.
    WRAPPED
}
