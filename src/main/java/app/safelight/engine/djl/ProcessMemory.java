package app.safelight.engine.djl;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The memory of this process that is no file's: what it really takes from the machine.
final class ProcessMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Pattern ANONYMOUS = Pattern.compile("(?m)^RssAnon:\\s+(\\d{1,15}) kB$");
    private static final int KIB = 1024;

    /// Measured between the start of the engine and its first picture.
    private static final long TO_COME = 32L << 20;

    private ProcessMemory() {}

    /// Anonymous bytes resident now; nothing where the system does not tell.
    static OptionalLong anonymous() {
        try {
            return in(Files.readString(STATUS));
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }

    /// Anonymous bytes that the program takes without any model once it has been at work for a while: those of
    /// now, the part of the heap's young generation that has not been touched yet, and the classes and compiled
    /// code still to come. 0 where the system does not tell.
    static long settled() {
        OptionalLong now = anonymous();
        return now.isEmpty() ? 0 : now.getAsLong() + untouchedYoung() + TO_COME;
    }

    private static long untouchedYoung() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .filter(pool -> pool.getName().contains("Eden"))
                .mapToLong(pool -> Math.max(
                        0, pool.getUsage().getCommitted() - pool.getPeakUsage().getUsed()))
                .sum();
    }

    /// What a text in the form of Linux's `/proc/self/status` says.
    static OptionalLong in(String status) {
        Matcher line = ANONYMOUS.matcher(status);
        return line.find() ? OptionalLong.of(Long.parseLong(line.group(1)) * KIB) : OptionalLong.empty();
    }
}
