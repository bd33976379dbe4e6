package app.safelight.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    private final List<String> told = new ArrayList<>();

    private static Contender shell(String name, String script) {
        return new Contender(
                name, _ -> new Contender.Prepared(new ProcessBuilder("sh", "-c", script), "what it reads"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void contendersRunInTurns() throws Exception {
        Race race = new Race(told::add, () -> false);
        Map<Contender, List<Measurement>> measured = race.run(
                List.of(
                        shell("a", "echo '{\"seconds\": 2}'"),
                        shell("b", "read line; echo \"{\\\"said\\\": \\\"$line\\\"}\"")),
                2);
        assertThat(told).containsExactly("round 1 of 2: a", "round 1 of 2: b", "round 2 of 2: a", "round 2 of 2: b");
        assertThat(measured.values()).allSatisfy(runs -> assertThat(runs).hasSize(2));
        List<List<Measurement>> runs = List.copyOf(measured.values());
        assertThat(runs.getFirst().getFirst().number("seconds")).hasValue(2);
        assertThat(runs.getLast().getFirst().values().get("said")).isEqualTo("what it reads");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aContenderThatFailsIsNamedWithItsLastWords() {
        Race race = new Race(told::add, () -> false);
        assertThatThrownBy(() -> race.run(List.of(shell("peer", "echo no torch >&2; exit 3")), 1))
                .isInstanceOf(IOException.class)
                .hasMessage("peer ended with code 3: no torch");
        assertThatThrownBy(() -> race.run(List.of(shell("peer", "echo hello")), 1))
                .hasMessage("peer printed something else than one JSON object.");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anInterruptionEndsTheProcess() {
        Race race = new Race(told::add, () -> true);
        assertThatThrownBy(() -> race.run(List.of(shell("slow", "sleep 60")), 1))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void theTableShowsMediansAndRangesAndWhetherLatentsAreTheSame() {
        Map<Contender, List<Measurement>> measured = new LinkedHashMap<>();
        measured.put(Contender.ours("full", List.of()), List.of(run(3, "aa"), run(1, "aa"), run(8, "aa")));
        measured.put(Contender.ours("plain", List.of()), List.of(run(2, "aa"), run(4, "bb")));
        List<String> table = new Comparison(measured).table();
        assertThat(table).hasSize(3);
        assertThat(table.get(1))
                .startsWith("full ")
                .contains("3.00 (1.00-8.00)")
                .contains("2.00 GiB")
                .endsWith("  aa");
        assertThat(table.get(2)).contains("3.00 (2.00-4.00)").endsWith("  aa bb");
    }

    @Test
    void aPeerIsNamedWithItsPython(@TempDir Path folder) {
        CommandRun run = CommandRun.of(
                folder, (_, _, _) -> new FakeEngine(0), "bench", "compare", "--peer", "python3", "profiles");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("python3 is not of the form diffusers=PYTHON");
    }

    @Test
    void nothingToCompareIsWrongUsage(@TempDir Path folder) {
        CommandRun run = CommandRun.of(folder, (_, _, _) -> new FakeEngine(0), "bench", "compare");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("Say what to compare");
    }

    private static Measurement run(double seconds, String latent) {
        return new Measurement(Map.of("furtherStepSeconds", seconds, "measuredDeviceBytes", 2L << 30), latent, 0.5);
    }
}
