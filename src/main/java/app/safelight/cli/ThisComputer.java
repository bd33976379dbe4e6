package app.safelight.cli;

import app.safelight.engine.ProbedMachine;
import app.safelight.request.ProgramVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a measurement was made on, for reports: figures of other machines and versions are not compared.
final class ThisComputer {
    private static final Pattern MEMORY = Pattern.compile("(?m)^MemTotal:\\s+([0-9]{1,15}) kB$");
    private static final int KIB = 1024;

    private ThisComputer() {}

    static Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("processor", ProbedMachine.processorName());
        facts.put("cores", Runtime.getRuntime().availableProcessors());
        facts.put("memoryBytes", memoryBytes());
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("java", System.getProperty("java.runtime.version"));
        facts.put("safelight", ProgramVersion.text());
        facts.put("commit", commit());
        return facts;
    }

    private static long memoryBytes() {
        try {
            Matcher line = MEMORY.matcher(Files.readString(Path.of("/proc/meminfo")));
            return line.find() ? Long.parseLong(line.group(1)) * KIB : 0;
        } catch (IOException _) {
            return 0;
        }
    }

    /// The commit that is checked out where the command runs; "unknown" outside a checkout.
    private static String commit() {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(git.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return git.waitFor() == 0 ? answer.strip() : "unknown";
        } catch (IOException _) {
            return "unknown";
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
