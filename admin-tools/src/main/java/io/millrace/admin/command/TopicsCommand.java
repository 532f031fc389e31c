package io.millrace.admin.command;

import io.millrace.app.cli.GlobalOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The commands for topics. */
@Command(
    name = "topics",
    description = "Look at topics.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = TopicsListCommand.class,
    footerHeading = "%nExample:%n",
    footer = "  admin-tools topics list")
final class TopicsCommand {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;
}
