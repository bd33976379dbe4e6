package app.safelight.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/// What came of a race, as a table and as JSON. Every number is the median of the processes; a difference counts as one
/// where their ranges do not overlap.
///
/// @param measured in the order of the table
record Comparison(Map<Contender, List<Measurement>> measured) {
    private static final double GIB = 1L << 30;
    private static final String TIME = "furtherStepSeconds";
    private static final String WORK = "furtherStepProcessorSeconds";
    private static final String DECODE = "decodeSeconds";
    private static final String DECODE_WORK = "decodeProcessorSeconds";
    private static final String ANONYMOUS = "measuredDeviceBytes";
    private static final String FORECAST = "forecastDeviceBytes";
    private static final String RESIDENT = "peakResidentBytes";

    private static double[] sorted(List<Measurement> runs, String name) {
        return runs.stream()
                .map(run -> run.number(name))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .sorted()
                .toArray();
    }

    /// Lines of a table.
    List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add("%-16s %22s %9s %22s %9s %9s %9s %9s  %s"
                .formatted(
                        "",
                        "s/step (min-max)",
                        "cpu s",
                        "decode s (min-max)",
                        "cpu s",
                        "RssAnon",
                        "foretold",
                        "peak RSS",
                        "latent"));
        measured.forEach((contender, runs) -> lines.add("%-16s %22s %9s %22s %9s %9s %9s %9s  %s"
                .formatted(
                        contender.name(),
                        range(runs, TIME),
                        median(runs, WORK, 1, "%.2f"),
                        range(runs, DECODE),
                        median(runs, DECODE_WORK, 1, "%.2f"),
                        median(runs, ANONYMOUS, GIB, "%.2f GiB"),
                        median(runs, FORECAST, GIB, "%.2f GiB"),
                        median(runs, RESIDENT, GIB, "%.2f GiB"),
                        latents(runs))));
        return lines;
    }

    private static String range(List<Measurement> runs, String name) {
        double[] values = sorted(runs, name);
        if (values.length == 0) {
            return "-";
        }
        Spread spread = Spread.of(values);
        return "%.2f (%.2f-%.2f)".formatted(spread.median(), spread.least(), spread.most());
    }

    private static String median(List<Measurement> runs, String name, double unit, String format) {
        double[] values = sorted(runs, name);
        return values.length == 0 ? "-" : format.formatted(Spread.of(values).median() / unit);
    }

    private static String latents(List<Measurement> runs) {
        List<String> different = runs.stream()
                .map(Measurement::latent)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return different.isEmpty() ? "-" : String.join(" ", different);
    }

    /// For a JSON object.
    List<Map<String, Object>> report() {
        List<Map<String, Object>> report = new ArrayList<>();
        measured.forEach((contender, runs) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", contender.name());
            for (String name : List.of(TIME, WORK, DECODE, DECODE_WORK, ANONYMOUS, FORECAST, RESIDENT)) {
                double[] values = sorted(runs, name);
                if (values.length > 0) {
                    Spread spread = Spread.of(values);
                    entry.put(name, Map.of("median", spread.median(), "min", spread.least(), "max", spread.most()));
                }
            }
            entry.put("loadAverages", runs.stream().map(Measurement::load).toList());
            entry.put("latents", Arrays.asList(latents(runs).split(" ", -1)));
            entry.put("processes", runs.stream().map(Measurement::values).toList());
            report.add(entry);
        });
        return report;
    }
}
