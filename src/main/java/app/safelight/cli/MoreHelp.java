package app.safelight.cli;

import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/// Help in two lengths: the options most people need, and with `--help-all` the groups of finer ones, too.
final class MoreHelp {
    private MoreHelp() {}

    /// Leaves the groups of options out of a command's help.
    static void hideGroups(CommandLine command) {
        command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, MoreHelp::withoutGroups);
    }

    private static String withoutGroups(Help help) {
        return help.optionListExcludingGroups(help.commandSpec().options());
    }

    /// A command's help with every option.
    static String all(CommandLine command) {
        CommandLine.IHelpSectionRenderer hidden =
                command.getHelpSectionMap().get(UsageMessageSpec.SECTION_KEY_OPTION_LIST);
        command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, Help::optionList);
        try {
            return command.getUsageMessage();
        } finally {
            command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, hidden);
        }
    }
}
