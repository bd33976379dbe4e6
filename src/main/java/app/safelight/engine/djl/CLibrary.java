package app.safelight.engine.djl;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Settings of the C library that PyTorch runs on. Each does nothing where the library has no such function.
final class CLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(CLibrary.class);
    private static final int M_TRIM_THRESHOLD = -1;
    private static final int M_MMAP_THRESHOLD = -3;
    private static final String HEAPS = "MALLOC_ARENA_MAX";
    private static final String ONE_HEAP = "1";
    private static final int MADV_DONTNEED = 4;

    private CLibrary() {}

    /// Sets an environment variable of this process that libraries loaded later will see, unless it is set already.
    static void setDefault(String variable, String value) {
        try (Arena arena = Arena.ofConfined()) {
            call(
                    "setenv",
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
                    arena.allocateFrom(variable),
                    arena.allocateFrom(value),
                    0);
        }
    }

    /// What becomes of memory that PyTorch frees.
    enum Freed {
        /// It goes back to the system, which clears it before it is used again.
        AT_ONCE(1 << 20, 128 << 10),
        /// Blocks of a few megabytes stay in the heap until it is trimmed.
        SMALL_REUSED(8 << 20, 64 << 20),
        /// Blocks up to 32 MiB do, as large as glibc lets them be: a tenth of a step's time is saved, for at most a
        /// fifth of a gigabyte (measured on SD 1.5 at 512×512).
        REUSED(32 << 20, 1 << 30);

        private final int mapped;
        private final int spare;

        /// @param mapped bytes from which on a block is mapped alone
        /// @param spare bytes that may lie free at the heap's end
        Freed(int mapped, int spare) {
            this.mapped = mapped;
            this.spare = spare;
        }
    }

    /// Settles what becomes of freed memory. By itself glibc raises the size from which on a block is mapped alone
    /// after the first large one is freed, and from then on keeps what PyTorch frees. Memory is only reused where
    /// all threads share one heap: those of other threads are too small for it.
    static void settle(Freed wanted) {
        Freed freed = ONE_HEAP.equals(System.getenv(HEAPS)) ? wanted : Freed.AT_ONCE;
        mallopt(M_MMAP_THRESHOLD, freed.mapped);
        mallopt(M_TRIM_THRESHOLD, freed.spare);
    }

    private static void mallopt(int parameter, int value) {
        call(
                "mallopt",
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT),
                parameter,
                value);
    }

    /// Gives back what lies free in the heap now.
    static void trim() {
        call("malloc_trim", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG), 0L);
    }

    /// Lets go of the memory pages that lie wholly inside a mapped file's bytes. They are read from the file again when
    /// they are looked at; memory that is no mapped file is left alone.
    static void dropPages(MemorySegment bytes) {
        if (!bytes.isMapped() || Pages.ADVISE == null) {
            return;
        }
        long start = Math.ceilDiv(bytes.address(), Pages.SIZE) * Pages.SIZE;
        long end = Math.floorDiv(bytes.address() + bytes.byteSize(), Pages.SIZE) * Pages.SIZE;
        if (end <= start) {
            return;
        }
        try {
            int answer = (int) Pages.ADVISE.invokeExact(MemorySegment.ofAddress(start), end - start, MADV_DONTNEED);
            LOG.trace("madvise answered {}", answer);
        } catch (Throwable e) {
            LOG.debug("madvise failed", e);
        }
    }

    /// What is known of memory pages on Linux.
    private static final class Pages {
        /// The largest page size of any Linux machine: fewer pages are let go of where they are smaller.
        static final long SIZE = 1 << 16;

        static final @Nullable MethodHandle ADVISE =
                System.getProperty("os.name", "").startsWith("Linux") ? advise() : null;

        @SuppressWarnings("restricted") // a function of the C library, called with the types it has
        private static @Nullable MethodHandle advise() {
            Linker linker = Linker.nativeLinker();
            return linker.defaultLookup()
                    .find("madvise")
                    .map(address -> linker.downcallHandle(
                            address,
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.JAVA_INT)))
                    .orElse(null);
        }
    }

    @SuppressWarnings("restricted") // functions of the C library, called with the types they have
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
