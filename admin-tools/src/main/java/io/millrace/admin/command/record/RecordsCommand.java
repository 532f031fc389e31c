package io.millrace.admin.command.record;

import io.millrace.admin.command.replay.RecordsReplayCommand;
import io.millrace.app.cli.GlobalOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The commands for records. */
@Command(
    name = "records",
    description = "Records of topics.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {RecordsReplayCommand.class},
    footerHeading = "%nExample:%n",
    footer = "  admin-tools records replay orders-dlt --to-origin --dry-run")
public final class RecordsCommand {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;
}
