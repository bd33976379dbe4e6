package app.safelight.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The most memory this process has had resident so far, mapped files included.
final class PeakMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Pattern LINE = Pattern.compile("(?m)^VmHWM:\\s+([0-9]+) kB$");
    private static final int KIB = 1024;

    private PeakMemory() {}

    /// The number, where the system tells it.
    static OptionalLong bytes() {
        try {
            return bytes(Files.readString(STATUS));
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }

    static OptionalLong bytes(String status) {
        Matcher line = LINE.matcher(status);
        return line.find() ? OptionalLong.of(Long.parseLong(line.group(1)) * KIB) : OptionalLong.empty();
    }
}
