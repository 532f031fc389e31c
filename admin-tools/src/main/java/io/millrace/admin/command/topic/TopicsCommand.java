package io.millrace.admin.command.topic;

import io.millrace.app.cli.GlobalOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The commands for topics. */
@Command(
    name = "topics",
    description = "Look at topics, and create, alter and delete them.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExample:%n",
    footer = "  admin-tools topics describe orders")
public final class TopicsCommand {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;
}
