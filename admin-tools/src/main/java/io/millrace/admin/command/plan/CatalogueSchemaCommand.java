package io.millrace.admin.command.plan;

import io.millrace.admin.catalogue.CatalogueSchema;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.GlobalOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the JSON Schema of catalogues. */
@Command(
    name = "schema",
    description = {
      "Print the JSON Schema of catalogues, so that editors complete and check them.",
      "An editor with YAML support takes it from a file that the first line names:"
          + " # yaml-language-server: $$schema=catalogue.schema.json"
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  admin-tools catalogue schema > catalogue.schema.json")
public final class CatalogueSchemaCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Spec private CommandSpec command;

  @Option(names = "--overlay", description = "That of overlays, in which nothing is required.")
  private boolean overlay;

  @Override
  public Integer call() {
    command
        .commandLine()
        .getOut()
        .println(overlay ? CatalogueSchema.ofOverlays() : CatalogueSchema.ofCatalogues());
    return ExitCode.DONE;
  }
}
