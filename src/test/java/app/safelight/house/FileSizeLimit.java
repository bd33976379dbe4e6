package app.safelight.house;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A disk that fills up while a file is written, as the system's limit on the size of files plays it: until this is
/// closed, writing in this process fails in mid-file. Linux and macOS have it.
public final class FileSizeLimit implements AutoCloseable {
    private static final int FILE_SIZE = 1;
    private static final FunctionDescriptor CALL =
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS);

    private final long before;

    /// @param bytes from which on no file grows
    public FileSizeLimit(long bytes) {
        before = limit();
        limit(bytes);
    }

    private static long limit() {
        try (Arena arena = Arena.ofConfined()) {
            return call("getrlimit", arena.allocate(ValueLayout.JAVA_LONG, 2)).getAtIndex(ValueLayout.JAVA_LONG, 0);
        }
    }

    private static void limit(long bytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment limits = call("getrlimit", arena.allocate(ValueLayout.JAVA_LONG, 2));
            limits.setAtIndex(ValueLayout.JAVA_LONG, 0, bytes);
            call("setrlimit", limits);
        }
    }

    private static MemorySegment call(String function, MemorySegment limits) {
        Linker linker = Linker.nativeLinker();
        try {
            int status = (int) linker.downcallHandle(linker.defaultLookup().findOrThrow(function), CALL)
                    .invokeExact(FILE_SIZE, limits);
            if (status != 0) {
                throw new IllegalStateException(function + " failed");
            }
            return limits;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        limit(before);
    }
}
