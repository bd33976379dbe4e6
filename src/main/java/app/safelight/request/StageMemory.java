package app.safelight.request;

/// Where the weights of a stage lie, in bytes.
///
/// @param stage of the model
/// @param disk in the mapped checkpoint
/// @param host in main memory, ready to be copied to the device
/// @param device where they are computed on
public record StageMemory(ModelStage stage, long disk, long host, long device) {
    /// @throws IllegalArgumentException if an amount is negative
    public StageMemory {
        if (disk < 0 || host < 0 || device < 0) {
            throw new IllegalArgumentException("stage " + stage.id() + " has a negative amount of memory: disk " + disk
                    + ", host " + host + ", device " + device);
        }
    }
}
