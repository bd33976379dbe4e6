package app.safelight;

import app.safelight.cli.Surroundings;
import app.safelight.ui.StrokeMeasure;
import app.safelight.ui.UndoMeasure;
import app.safelight.ui.WindowBench;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Measures how the window paints.
@Command(
        name = "ui",
        mixinStandardHelpOptions = true,
        description = {
            "Paints in a window without a screen, and prints how many milliseconds a stroke takes to it, whether a"
                    + " movement was lost, and how much memory taking 500 strokes back needs; as a table and, on one"
                    + " line, as JSON.",
            "The window is drawn by the processor alone. Other work on this machine counts in; the load before is"
                    + " printed."
        })
final class BenchUiCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long the longest scribble takes, at least 8; the others take a quarter. Default: 60.")
    private int seconds = 60;

    BenchUiCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// What was measured, with what it was measured on.
    ///
    /// @param load processes that wanted to run in the minute before; below 0 where that cannot be known
    private record Measured(int processors, double load, WindowBench.Report report) {}

    @Override
    public Integer call() throws Exception {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        WindowBench bench = new WindowBench(
                ChildEngine.start(),
                surroundings.presets(),
                Math.max(seconds, 8),
                line -> surroundings.err().println(line));
        WindowBench.Report report = bench.run();
        int processors = Runtime.getRuntime().availableProcessors();
        surroundings.out().println("%d processors, load before %.1f".formatted(processors, load));
        print(report);
        JsonMapper mapper =
                JsonMapper.builder().disable(SerializationFeature.INDENT_OUTPUT).build();
        surroundings.out().println(mapper.writeValueAsString(new Measured(processors, load, report)));
        surroundings.out().flush();
        return 0;
    }

    private void print(WindowBench.Report report) {
        line(
                "picture",
                "engine",
                "sent",
                "received",
                "painted",
                "seen",
                "median ms",
                "p99 ms",
                "longest ms",
                "window",
                "drawing");
        for (StrokeMeasure stroke : report.strokes()) {
            line(
                    stroke.side() + "x" + stroke.side(),
                    stroke.generating() ? "at work" : "idle",
                    stroke.sent(),
                    stroke.received(),
                    stroke.painted(),
                    stroke.seen(),
                    "%.1f".formatted(stroke.median()),
                    "%.1f".formatted(stroke.p99()),
                    "%.1f".formatted(stroke.longest()),
                    "%.2f".formatted(stroke.windowMillis()),
                    "%.2f".formatted(stroke.drawingMillis()));
        }
        for (UndoMeasure undo : report.undo()) {
            surroundings
                    .out()
                    .println("%dx%d: %d strokes, %d taken back, %.1f MiB"
                            .formatted(
                                    undo.side(),
                                    undo.side(),
                                    undo.strokes(),
                                    undo.undone(),
                                    undo.bytes() / (double) (1 << 20)));
        }
    }

    private void line(Object... cells) {
        surroundings.out().println("%-10s %-8s %6s %9s %8s %6s %10s %8s %11s %7s %8s".formatted(cells));
    }
}
