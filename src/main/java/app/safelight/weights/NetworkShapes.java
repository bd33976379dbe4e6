package app.safelight.weights;

/// A network of a synthetic checkpoint: its dimensions, and from them every tensor the original's file holds.
@FunctionalInterface
interface NetworkShapes {
    /// Names every tensor, in the order of the network.
    void list(SyntheticTensors tensors);
}
