package app.safelight.cli;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// This program as another process of it is started.
public final class OwnProgram {
    /// The argument of a process that tries this machine's numbers out and may die of it.
    public static final String TRIAL = "trial";

    private static final String MAIN = "app.safelight.Safelight";

    /// Set by the launcher of an installed program for itself; one that finds it set behaves as plain `java`.
    private static final String LAUNCHED = "_JPACKAGE_LAUNCHER";

    /// One heap for all threads of a process lets the engine reuse what it frees; other systems do not know it.
    private static final String HEAPS = "MALLOC_ARENA_MAX";

    /// Flags that only the first process may have, or that are for its window.
    private static final List<String> NOT_FOR_CHILDREN = List.of(
            "-agentlib",
            "-javaagent",
            "-XX:AOTCacheOutput",
            "-XX:AOTMode",
            "-XX:AOTConfiguration",
            "--module-path",
            "--add-modules",
            "--enable-native-access=javafx");

    private OwnProgram() {}

    /// A process of this program: its launcher where it is installed, else the Java of this process with the flags it
    /// has.
    public static ProcessBuilder process(List<String> arguments) {
        List<String> command = new ArrayList<>(command());
        command.addAll(arguments);
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().remove(LAUNCHED);
        process.environment().putIfAbsent(HEAPS, "1");
        return process;
    }

    private static List<String> command() {
        String launcher = System.getProperty("jpackage.app-path");
        if (launcher != null) {
            return List.of(launcher);
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> NOT_FOR_CHILDREN.stream().noneMatch(flag::startsWith))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
        return command;
    }
}
