package app.safelight.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// One of the ways of making a picture that are compared, each time in a process of its own.
///
/// @param name in the table
/// @param command from the file that the final latent may go to, to a process that prints one JSON object
record Contender(String name, Function<Path, Prepared> command) {
    /// A process that is not started yet.
    ///
    /// @param input written to it
    record Prepared(ProcessBuilder process, String input) {}

    /// This program.
    ///
    /// @param options of `bench step`
    static Contender ours(String name, List<String> options) {
        return new Contender(name, latent -> {
            List<String> arguments = new ArrayList<>(List.of("bench", "step"));
            arguments.addAll(options);
            arguments.addAll(List.of("--json", "--save-latent", latent.toString()));
            return new Prepared(OwnProgram.process(arguments), "");
        });
    }
}
