package io.millrace.admin.command.plan;

import io.millrace.app.cli.GlobalOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What can be done with a catalogue alone. */
@Command(
    name = "catalogue",
    description = "Look at a catalogue without a cluster.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExample:%n",
    footer = "  admin-tools catalogue validate --catalogue shop.yaml --overlay production.yaml")
public final class CatalogueCommand {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;
}
