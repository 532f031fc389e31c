package io.millrace.producer.command;

import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.GlobalOptions;
import io.millrace.producer.mapping.MappingSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the JSON Schema of mapping files. */
@Command(
    name = "schema",
    description = {
      "Print the JSON Schema of mapping files, so that editors complete and check them.",
      "An editor with YAML support takes it from a file that the first line names:"
          + " # yaml-language-server: $$schema=mapping.schema.json"
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  producer-app mapping schema > mapping.schema.json")
final class MappingSchemaCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    command.commandLine().getOut().println(MappingSchema.text().stripTrailing());
    return ExitCode.DONE;
  }
}
