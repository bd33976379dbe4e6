package app.safelight.engine.djl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How much main memory can be had without swapping.
final class FreeMemory {
    private static final Path MEMINFO = Path.of("/proc/meminfo");
    private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable:\\s+(\\d{1,15}) kB$");
    private static final int KIB = 1024;

    private FreeMemory() {}

    /// Bytes that are free or can be freed at once; nothing where the system does not tell.
    static OptionalLong bytes() {
        try {
            return in(Files.readString(MEMINFO));
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }

    /// What a text in the form of Linux's `/proc/meminfo` says.
    static OptionalLong in(String meminfo) {
        Matcher line = AVAILABLE.matcher(meminfo);
        return line.find() ? OptionalLong.of(Long.parseLong(line.group(1)) * KIB) : OptionalLong.empty();
    }
}
