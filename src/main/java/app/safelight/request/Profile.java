package app.safelight.request;

/// How much of a model stays where it is computed on. Pictures are the same in all of them.
public enum Profile {
    /// All three stages stay.
    FULL,
    /// One stage at a time.
    MEDVRAM,
    /// One unit at a time: a stage, or of the UNet a single block.
    LOWVRAM,
    /// The fastest of the others that fits the free memory.
    AUTO
}
