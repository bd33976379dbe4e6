package app.safelight.cli;

import java.util.Map;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/// The program as the command line sees it: arguments in, exit code out.
public final class Program {
    private static final int HELP_WIDTH = 100;

    private final Surroundings surroundings;
    private final RootCommand root;
    private final CommandLine commandLine;

    /// @param engines starts the engine when a command needs it
    public Program(Surroundings surroundings, EngineFactory engines) {
        this.surroundings = surroundings;
        root = new RootCommand(surroundings, engines);
        CommandLine generate = new CommandLine(new GenerateCommand(root));
        generate.getHelpSectionMap()
                .put(UsageMessageSpec.SECTION_KEY_FOOTER, _ -> GenerateHelp.text(surroundings.presets()));
        MoreHelp.hideGroups(generate);
        CommandLine recreate = new CommandLine(new RecreateCommand(root));
        MoreHelp.hideGroups(recreate);
        commandLine = new CommandLine(root)
                .addSubcommand(generate)
                .addSubcommand(new InspectCommand(root))
                .addSubcommand(recreate)
                .addSubcommand(new RecipeCommand(root))
                .addSubcommand(new BenchCommand())
                .setOut(surroundings.out())
                .setErr(surroundings.err())
                .setUsageHelpWidth(HELP_WIDTH)
                .setUsageHelpLongOptionsMaxWidth(28)
                .setParameterExceptionHandler((wrong, _) -> explain(wrong, wrong.getCommandLine()))
                .setExecutionExceptionHandler((failure, command, _) -> fail(failure, command));
    }

    /// Adds a command that measures something this package does not know of.
    ///
    /// @param command as picocli knows them
    /// @return this
    public Program measuring(Object command) {
        Objects.requireNonNull(commandLine.getSubcommands().get("bench")).addSubcommand(command);
        return this;
    }

    /// Does what the arguments say.
    ///
    /// @return 0 done, 1 could not be done, 2 wrong usage, 130 interrupted
    public int run(String... arguments) {
        try {
            return commandLine.execute(arguments);
        } catch (VirtualMachineError | LinkageError e) {
            root.complain(e);
            return RootCommand.IMPOSSIBLE;
        } finally {
            surroundings.out().flush();
            surroundings.err().flush();
        }
    }

    private int explain(Exception wrong, CommandLine command) {
        String message = Printable.line(String.valueOf(wrong.getMessage()));
        surroundings
                .err()
                .println("safelight: " + message + (message.endsWith(".") ? "" : ".") + " See '"
                        + command.getCommandSpec().qualifiedName() + " --help'.");
        return CommandLine.ExitCode.USAGE;
    }

    private int fail(Exception failure, CommandLine command) {
        if (failure instanceof WrongUsage) {
            return explain(failure, command);
        }
        root.complain(failure);
        if (command.getParseResult().hasMatchedOption("--json")) {
            surroundings.out().println(JsonOutput.text(Map.of("error", Sentences.of(failure))));
        }
        return RootCommand.IMPOSSIBLE;
    }
}
