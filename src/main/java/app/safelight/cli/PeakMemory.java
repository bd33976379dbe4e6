package app.safelight.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The memory this process has resident.
final class PeakMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Pattern PEAK = Pattern.compile("(?m)^VmHWM:\\s+([0-9]+) kB$");
    private static final Pattern ANONYMOUS = Pattern.compile("(?m)^RssAnon:\\s+([0-9]+) kB$");
    private static final int KIB = 1024;

    private PeakMemory() {}

    /// The most so far, mapped files included, where the system tells it.
    static OptionalLong bytes() {
        return told(PEAK);
    }

    /// What is resident now and no file's, where the system tells it.
    static OptionalLong anonymousNow() {
        return told(ANONYMOUS);
    }

    private static OptionalLong told(Pattern pattern) {
        try {
            return bytes(pattern, Files.readString(STATUS));
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }

    static OptionalLong bytes(String status) {
        return bytes(PEAK, status);
    }

    private static OptionalLong bytes(Pattern pattern, String status) {
        Matcher line = pattern.matcher(status);
        return line.find() ? OptionalLong.of(Long.parseLong(line.group(1)) * KIB) : OptionalLong.empty();
    }
}
