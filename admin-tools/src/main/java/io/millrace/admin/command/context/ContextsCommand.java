package io.millrace.admin.command.context;

import io.millrace.app.cli.GlobalOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The commands for contexts. */
@Command(
    name = "contexts",
    description = {
      "Look at the contexts, and choose one.",
      "A context names a cluster, its registry and its settings. They stand in"
          + " ~/.config/millrace/contexts.yaml, or in the file that MILLRACE_CONTEXTS names."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExample:%n",
    footer = "  admin-tools contexts use production")
public final class ContextsCommand {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;
}
