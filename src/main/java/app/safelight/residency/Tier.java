package app.safelight.residency;

/// Where a weight lies.
public enum Tier {
    /// In the memory-mapped checkpoint.
    DISK,
    /// In main memory, ready to be copied to the device.
    HOST,
    /// Where it is computed on; main memory on a machine without a GPU.
    DEVICE
}
