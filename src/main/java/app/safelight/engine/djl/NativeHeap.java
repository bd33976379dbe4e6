package app.safelight.engine.djl;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the C library to give freed memory back to the system.
///
/// glibc raises its own threshold for mapped blocks after the first large one is freed, and from then on keeps what
/// PyTorch frees. Does nothing where there is no glibc.
final class NativeHeap {
    private static final Logger LOG = LoggerFactory.getLogger(NativeHeap.class);
    private static final int M_MMAP_THRESHOLD = -3;
    private static final int THRESHOLD_BYTES = 1 << 20;

    private NativeHeap() {}

    /// Fixes the threshold from which on a block is mapped by itself, so that freeing it unmaps it.
    static void returnFreedMemory() {
        call(
                "mallopt",
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT),
                M_MMAP_THRESHOLD,
                THRESHOLD_BYTES);
    }

    /// Gives back what lies free in the heap now.
    static void trim() {
        call("malloc_trim", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG), 0L);
    }

    @SuppressWarnings("restricted") // two functions of the C library, called with the types they have
    private static void call(String name, FunctionDescriptor descriptor, Object... arguments) {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> address = linker.defaultLookup().find(name);
        if (address.isEmpty()) {
            return;
        }
        MethodHandle function = linker.downcallHandle(address.get(), descriptor);
        try {
            Object ignored = function.invokeWithArguments(arguments);
            LOG.trace("{} answered {}", name, ignored);
        } catch (Throwable e) {
            LOG.debug("{} failed", name, e);
        }
    }
}
