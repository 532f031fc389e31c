package io.millrace.admin.command.record;

import io.millrace.app.cli.GlobalOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The commands for records. */
@Command(
    name = "records",
    description = "Read, search, produce and replay records.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExample:%n",
    footer = "  admin-tools records consume orders --tail 3")
public final class RecordsCommand {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;
}
