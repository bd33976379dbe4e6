package app.safelight.residency;

/// How the autoencoder goes over a picture.
public enum Decoding {
    /// All of it at once.
    WHOLE,
    /// In tiles that overlap and are blended into one another.
    TILED
}
