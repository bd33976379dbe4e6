package app.safelight.cli;

import java.time.Duration;

/// The time that processors have spent on this process, all threads counted: what a measurement can be held against
/// where other programs want the same processors.
final class ProcessorTime {
    private ProcessorTime() {}

    /// Nanoseconds so far, in steps of ten milliseconds; 0 where the system does not tell.
    static long nanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toNanos();
    }
}
