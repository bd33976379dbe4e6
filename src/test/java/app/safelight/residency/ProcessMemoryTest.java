package app.safelight.residency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessMemoryTest {
    @Test
    void thePeakIsReadFromTheStatusLinuxGives() {
        assertThat(ProcessMemory.peak("VmPeak:\t 9 kB\nVmHWM:\t    2048 kB\nVmRSS:\t 7 kB\n"))
                .hasValue(2_097_152);
    }
}
