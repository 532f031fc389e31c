package io.millrace.admin.command.schema;

import io.millrace.app.cli.GlobalOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The commands for schemas. */
@Command(
    name = "schemas",
    description =
        "Look at schemas and compare them, and register, hold to a level and delete them.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExample:%n",
    footer = "  admin-tools schemas check order.avsc --subject orders-value")
public final class SchemasCommand {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;
}
