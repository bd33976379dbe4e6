package app.safelight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Interrupts a process of its own as Ctrl+C does.
class InterruptionTest {
    @TempDir
    Path folder;

    /// A program that makes two pictures of ten steps, a fifth of a second each.
    static final class Slow {
        private Slow() {}

        static void main(String[] arguments) {
            Program program = new Program(Surroundings.ofProcess(), (_, _, _) -> new FakeEngine(200));
            System.exit(program.run(arguments));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void controlCEndsWithinAStepAndLeavesWholeFilesOnly() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dsafelight.presets=presets",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Slow.class.getName(),
                        "generate",
                        "x",
                        "--steps",
                        "10",
                        "--count",
                        "2",
                        "--out",
                        folder.resolve("a.png").toString())
                .redirectErrorStream(true)
                .start();
        waitFor(folder.resolve("a-1.png"));
        long start = System.nanoTime();
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isLessThan(1500);
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(process.inputReader().lines()).anyMatch(line -> line.equals("safelight: interrupted."));
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("a-1.png");
        }
    }

    private static void waitFor(Path file) throws IOException, InterruptedException {
        for (int i = 0; i < 600 && !Files.exists(file); i++) {
            Thread.sleep(50);
        }
        assertThat(file).exists();
    }
}
