package app.safelight.engine;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.request.Precision;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class MachineProbeTest {
    @TempDir
    private Path home;

    @Test
    void bfloat16IsTakenWhereItIsFaster() throws Exception {
        assertThat(probed("echo " + MachineProbe.line(2, 1)).precision()).isEqualTo(Precision.BFLOAT16);
        assertThat(probed("echo " + MachineProbe.line(1, 0.95)).precision()).isEqualTo(Precision.FLOAT32);
    }

    @Test
    void aProcessThatDiesOfAnInstructionIsTriedAgainWithFewer() throws Exception {
        ProbedMachine machine = probed("[ \"$ONEDNN_MAX_CPU_ISA\" ] || kill -ILL $$; echo " + MachineProbe.line(2, 1));
        assertThat(machine.precision()).isEqualTo(Precision.BFLOAT16);
        assertThat(machine.instructions()).isEqualTo("AVX512_CORE_BF16");
    }

    @Test
    void whereEveryTryDiesItIsFloat32WithTheFewestInstructions() throws Exception {
        ProbedMachine machine = probed("kill -ILL $$");
        assertThat(machine.precision()).isEqualTo(Precision.FLOAT32);
        assertThat(machine.instructions()).isEqualTo("AVX2");
    }

    @Test
    void aProbeThatIsKilledOrHangsOrTalksNonsenseIsNoResult() throws Exception {
        assertThat(probed("kill -KILL $$").precision()).isEqualTo(Precision.FLOAT32);
        assertThat(probed("echo bfloat16 is best").precision()).isEqualTo(Precision.FLOAT32);
        MachineProbe hanging = new MachineProbe(() -> new ProcessBuilder("sleep", "60"), 0);
        assertThat(hanging.run().precision()).isEqualTo(Precision.FLOAT32);
        MachineProbe missing = new MachineProbe(() -> new ProcessBuilder("/no/such/program"), 5);
        assertThat(missing.run().precision()).isEqualTo(Precision.FLOAT32);
    }

    @Test
    void whatWasFoundOutIsRememberedForThisProcessorAlone() throws Exception {
        ProbedMachine machine = new ProbedMachine(ProbedMachine.thisProcessor(), Precision.BFLOAT16, "AVX512_CORE");
        machine.remember(home.resolve("made"));
        assertThat(ProbedMachine.remembered(home.resolve("made"))).contains(machine);
        new ProbedMachine("another", Precision.BFLOAT16, "").remember(home);
        assertThat(ProbedMachine.remembered(home)).isEmpty();
    }

    @Test
    void aFileThatSaysSomethingElseIsAsNone() throws Exception {
        new ProbedMachine(ProbedMachine.thisProcessor(), Precision.FLOAT32, "").remember(home);
        Path file = home.resolve("processor.txt");
        Files.writeString(file, Files.readString(file).replace("float32", "float8"));
        assertThat(ProbedMachine.remembered(home)).isEmpty();
    }

    private static ProbedMachine probed(String script) throws Exception {
        return new MachineProbe(() -> new ProcessBuilder("sh", "-c", script), 20).run();
    }
}
