package app.safelight.engine;

import app.safelight.request.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What trying out has shown of a machine. What a processor announces is not what works, so this is believed and the
/// announcement is not.
///
/// @param processor its name; what is known of one says nothing of another
/// @param precision that is fastest and works
/// @param instructions highest set of instructions that may be used, as oneDNN names it; empty for all there are
public record ProbedMachine(String processor, Precision precision, String instructions) {
    private static final String FILE = "processor.txt";
    private static final Pattern MODEL = Pattern.compile("(?m)^model name\\s*:\\s*(.+)$");
    private static final int LINES = 3;

    /// @throws IllegalArgumentException if the precision is AUTO, or the instructions are no name
    public ProbedMachine {
        if (precision == Precision.AUTO) {
            throw new IllegalArgumentException("a probe leaves no precision open");
        }
        if (!instructions.matches("[A-Z0-9_]{0,40}")) {
            throw new IllegalArgumentException("instructions " + instructions);
        }
    }

    /// What is taken of a machine nothing is known of.
    public static ProbedMachine unknown() {
        return new ProbedMachine(thisProcessor(), Precision.FLOAT32, "");
    }

    /// What is remembered of this machine's processor in a folder of the program; nothing if that is of another one.
    public static Optional<ProbedMachine> remembered(Path home) {
        try {
            List<String> lines = Files.readAllLines(home.resolve(FILE));
            if (lines.size() != LINES || !lines.getFirst().equals(thisProcessor())) {
                return Optional.empty();
            }
            Precision precision = Precision.valueOf(lines.get(1).toUpperCase(Locale.ROOT));
            return Optional.of(new ProbedMachine(lines.getFirst(), precision, lines.get(2)));
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Remembers it.
    ///
    /// @throws IOException if it cannot be written
    public void remember(Path home) throws IOException {
        Files.createDirectories(home);
        Files.write(home.resolve(FILE), List.of(processor, precision.label(), instructions));
    }

    /// The processor of this machine, with the engine's version.
    static String thisProcessor() {
        return processorName() + ", PyTorch 2.7.1";
    }

    /// The processor of this machine as the system names it; its kind where the system does not.
    public static String processorName() {
        String kind = System.getProperty("os.arch", "unknown");
        try {
            Matcher line = MODEL.matcher(Files.readString(Path.of("/proc/cpuinfo")));
            return line.find() ? line.group(1).strip() : kind;
        } catch (IOException _) {
            return kind;
        }
    }
}
