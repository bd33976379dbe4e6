package app.safelight.engine;

import app.safelight.request.Precision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds out in processes of their own which numbers this machine computes fastest with. One that dies of an
/// instruction the processor announces but does not have costs nothing but a try with a smaller set of instructions.
///
/// @param process made anew for each try; prints [#line] if it lives
/// @param seconds that a try may take
public record MachineProbe(Supplier<ProcessBuilder> process, long seconds) {
    /// The variable by which oneDNN is told the instructions it may use.
    public static final String VARIABLE = "ONEDNN_MAX_CPU_ISA";

    /// From all there are downward; each set is a part of the one before.
    private static final List<String> INSTRUCTIONS = List.of("", "AVX512_CORE_BF16", "AVX512_CORE", "AVX2");

    private static final Pattern LINE =
            Pattern.compile("(?m)^float32 ([0-9]+(?:\\.[0-9]+)?) bfloat16 ([0-9]+(?:\\.[0-9]+)?)$");

    /// What bfloat16 has to gain before its coarser numbers are taken.
    private static final double GAIN = 0.9;

    /// What a try prints.
    public static String line(double float32, double bfloat16) {
        return "float32 %.6f bfloat16 %.6f".formatted(float32, bfloat16);
    }

    /// Tries until one lives.
    ///
    /// @return float32 with the smallest set of instructions where none does
    public ProbedMachine run() throws InterruptedException {
        String processor = ProbedMachine.thisProcessor();
        for (String instructions : INSTRUCTIONS) {
            Optional<Precision> fastest = tried(instructions);
            if (fastest.isPresent()) {
                return new ProbedMachine(processor, fastest.get(), instructions);
            }
        }
        return new ProbedMachine(processor, Precision.FLOAT32, INSTRUCTIONS.getLast());
    }

    private Optional<Precision> tried(String instructions) throws InterruptedException {
        ProcessBuilder builder = process.get().redirectError(ProcessBuilder.Redirect.DISCARD);
        if (!instructions.isEmpty()) {
            builder.environment().put(VARIABLE, instructions);
        }
        try {
            Process running = builder.start();
            try {
                running.getOutputStream().close();
                boolean ended = running.waitFor(seconds, TimeUnit.SECONDS);
                return ended && running.exitValue() == 0
                        ? fastest(new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        : Optional.empty();
            } finally {
                running.destroyForcibly();
            }
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Optional<Precision> fastest(String output) {
        Matcher line = LINE.matcher(output);
        if (!line.find()) {
            return Optional.empty();
        }
        boolean gains = Double.parseDouble(line.group(2)) < GAIN * Double.parseDouble(line.group(1));
        return Optional.of(gains ? Precision.BFLOAT16 : Precision.FLOAT32);
    }
}
