package app.safelight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.house.ProgramProcess;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The end of the whole program while a picture is made: no process stays behind, no half file.
@Tag("native")
class WindowProcessTest {
    private static final long LONGEST_SECONDS = 240;

    @TempDir
    private Path folder;

    @Test
    void closingTheWindowInMidRunEndsTheEngineToo() throws Exception {
        Process program = start("close");
        List<ProcessHandle> engine = engineOf(program);
        assertThat(program.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isZero();
        checkNothingLeft(engine);
    }

    @Test
    void aProgramThatIsKilledInMidRunTakesItsEngineWithIt() throws Exception {
        Process program = start("wait");
        List<ProcessHandle> engine = engineOf(program);
        program.destroyForcibly().waitFor();
        checkNothingLeft(engine);
    }

    private Process start(String argument) throws Exception {
        List<String> headless = List.of("-Dglass.platform=Headless", "-Dprism.order=sw");
        ProcessBuilder builder = ProgramProcess.of(
                folder, ProgramProcess.command(headless, WindowInWork.class.getName(), List.of(argument)));
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static List<ProcessHandle> engineOf(Process program) throws Exception {
        BufferedReader out = program.inputReader();
        List<ProcessHandle> engine;
        do {
            engine = program.descendants().toList();
        } while (engine.isEmpty() && program.isAlive() && !program.waitFor(20, TimeUnit.MILLISECONDS));
        assertThat(engine).as("engine processes").hasSize(1);
        assertThat(out.readLine()).isEqualTo("in work");
        return engine;
    }

    private void checkNothingLeft(List<ProcessHandle> engine) throws Exception {
        for (ProcessHandle process : engine) {
            process.onExit().get(LONGEST_SECONDS, TimeUnit.SECONDS);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            Path form = Path.of("document", "document.json"); // whole at every moment
            assertThat(files.filter(Files::isRegularFile).filter(file -> !file.endsWith(form)))
                    .as("files")
                    .isEmpty();
        }
    }
}
