package io.millrace.producer.command;

import io.millrace.app.cli.GlobalOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What can be done with a mapping file alone. */
@Command(
    name = "mapping",
    description = "Look at a mapping file without a cluster.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExample:%n",
    footer = "  producer-app mapping validate examples/superstore.yaml")
final class MappingCommand {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;
}
