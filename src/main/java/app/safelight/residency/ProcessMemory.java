package app.safelight.residency;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The memory of this process, as far as the system tells of it.
public final class ProcessMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Pattern ANONYMOUS = Pattern.compile("(?m)^RssAnon:\\s+(\\d{1,15}) kB$");
    private static final Pattern PEAK = Pattern.compile("(?m)^VmHWM:\\s+(\\d{1,15}) kB$");
    private static final int KIB = 1024;

    /// Measured between the start of the engine and its first picture.
    private static final long TO_COME = 32L << 20;

    private ProcessMemory() {}

    /// Bytes resident now that are no file's: what the process really takes from the machine.
    public static OptionalLong anonymous() {
        return told(ANONYMOUS);
    }

    /// The most bytes that were resident so far, mapped files included.
    public static OptionalLong peak() {
        return told(PEAK);
    }

    private static OptionalLong told(Pattern line) {
        try {
            return in(line, Files.readString(STATUS));
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }

    /// Anonymous bytes that the program takes without any model once it has been at work for a while: those of
    /// now, the part of the heap's young generation that has not been touched yet, and the classes and compiled
    /// code still to come. 0 where the system does not tell.
    public static long settled() {
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

    /// The peak by a text in the form of Linux's `/proc/self/status`.
    static OptionalLong peak(String status) {
        return in(PEAK, status);
    }

    private static OptionalLong in(Pattern pattern, String status) {
        Matcher line = pattern.matcher(status);
        return line.find() ? OptionalLong.of(Long.parseLong(line.group(1)) * KIB) : OptionalLong.empty();
    }
}
