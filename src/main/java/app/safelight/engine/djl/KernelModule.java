package app.safelight.engine.djl;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// The loaded archive of kernels, whose methods are called by name.
final class KernelModule implements AutoCloseable {
    private final PtSymbolBlock module;

    private KernelModule(PtSymbolBlock module) {
        this.module = module;
    }

    static KernelModule load(PtNDManager manager) {
        try {
            return new KernelModule(
                    JniUtils.loadModule(manager, new ByteArrayInputStream(KernelArchive.bytes()), false, false));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Calls a kernel.
    ///
    /// @param first argument, whose manager the result belongs to
    /// @param rest closed when the kernel returns or throws
    PtNDArray run(String kernel, PtNDArray first, IValue... rest) {
        return run(first.getManager(), kernel, first, rest);
    }

    /// Calls a kernel whose result belongs to a manager of choice.
    PtNDArray run(PtNDManager owner, String kernel, PtNDArray first, IValue... rest) {
        IValue[] arguments = new IValue[rest.length + 1];
        arguments[0] = IValue.from(first);
        System.arraycopy(rest, 0, arguments, 1, rest.length);
        try (IValue result = IValueUtils.runMethod(module, kernel, arguments)) {
            return result.toTensor(owner);
        } finally {
            for (IValue argument : arguments) {
                argument.close();
            }
        }
    }

    @Override
    public void close() {
        module.close();
    }
}
