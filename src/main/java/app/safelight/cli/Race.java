package app.safelight.cli;

import app.safelight.engine.Cancellation;
import app.safelight.weights.ModelFormatException;
import app.safelight.weights.ModelHash;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Runs contenders in turns, one process at a time: A B C A B C, so that whatever else the machine does meets all of
/// them alike.
///
/// @param told of each process before it begins
record Race(Consumer<String> told, Cancellation cancellation) {
    private static final long LOOK_MILLIS = 200;

    /// Runs all contenders as often as there are rounds.
    ///
    /// @throws IOException if one cannot be run, saying which and why
    /// @throws CancellationException if it was asked to end
    Map<Contender, List<Measurement>> run(List<Contender> contenders, int rounds)
            throws IOException, InterruptedException, ModelFormatException {
        Map<Contender, List<Measurement>> measured = new LinkedHashMap<>();
        Path folder = Files.createTempDirectory("safelight-bench");
        try {
            for (int round = 1; round <= rounds; round++) {
                for (Contender contender : contenders) {
                    told.accept("round %d of %d: %s".formatted(round, rounds, contender.name()));
                    Path latent = folder.resolve("latent.safetensors");
                    measured.computeIfAbsent(contender, _ -> new ArrayList<>()).add(measure(contender, latent));
                    Files.deleteIfExists(latent);
                }
            }
        } finally {
            Files.deleteIfExists(folder.resolve("latent.safetensors"));
            Files.deleteIfExists(folder.resolve("output"));
            Files.deleteIfExists(folder.resolve("errors"));
            Files.delete(folder);
        }
        return measured;
    }

    private Measurement measure(Contender contender, Path latent)
            throws IOException, InterruptedException, ModelFormatException {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        Contender.Prepared prepared = contender.command().apply(latent);
        Path output = latent.resolveSibling("output");
        Path errors = latent.resolveSibling("errors");
        Process process = prepared.process()
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(prepared.input().getBytes(StandardCharsets.UTF_8));
        } catch (IOException _) {
            // it ended without reading: its exit code says why
        }
        int code = finished(process);
        if (code != 0) {
            throw new IOException("%s ended with code %d: %s".formatted(contender.name(), code, lastLine(errors)));
        }
        String hash = Files.exists(latent) ? ModelHash.of(latent).shortHash() : null;
        return new Measurement(object(contender, Files.readString(output)), hash, load);
    }

    private int finished(Process process) throws InterruptedException {
        try {
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (cancellation.requested()) {
                    throw new CancellationException();
                }
            }
            return process.exitValue();
        } finally {
            process.destroy();
        }
    }

    private static Map<String, Object> object(Contender contender, String text) throws IOException {
        try {
            return new JsonMapper().readValue(text, new TypeReference<Map<String, Object>>() {});
        } catch (JacksonException e) {
            throw new IOException(contender.name() + " printed something else than one JSON object.", e);
        }
    }

    private static String lastLine(Path errors) throws IOException {
        List<String> lines = new String(Files.readAllBytes(errors), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        return lines.isEmpty() ? "it said nothing." : lines.getLast();
    }
}
