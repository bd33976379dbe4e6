package app.safelight.engine.djl;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;

/// Arrays that Java fills: they begin in main memory, the only one it can write to, and go to the device when full.
final class Staging {
    private Staging() {}

    /// An array in main memory, whose bytes can be written; its contents are undefined.
    static PtNDArray array(PtNDManager manager, Shape shape, DataType type) {
        return JniUtils.createEmptyNdArray(manager, shape, type, Device.cpu(), SparseFormat.DENSE);
    }

    /// The array on its manager's device: itself where that is main memory, else a copy that takes its place.
    static PtNDArray onDevice(PtNDArray array) {
        PtNDManager manager = array.getManager();
        if (manager.getDevice().equals(Device.cpu())) {
            return array;
        }
        try (array) {
            return array.toDevice(manager.getDevice(), true);
        }
    }
}
