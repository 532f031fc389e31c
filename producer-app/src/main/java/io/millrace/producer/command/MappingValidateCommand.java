package io.millrace.producer.command;

import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.GlobalOptions;
import io.millrace.producer.mapping.Mapping;
import io.millrace.producer.mapping.TargetNames;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is wrong with a mapping file. */
@Command(
    name = "validate",
    description = {
      "Say what is wrong with a mapping file: all of it at once, each problem with its place.",
      "Asks neither a cluster nor a registry, and knows no schema and no column: import --dry-run"
          + " holds the mapping against those. Exits with 2 when anything is wrong."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  producer-app mapping validate examples/superstore.yaml")
final class MappingValidateCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "FILE", description = "The mapping file, such as superstore.yaml.")
  private Path file;

  @Override
  public Integer call() {
    Mapping mapping = Mapping.read(file);
    command
        .commandLine()
        .getOut()
        .println(
            mapping.targets().stream()
                .map(TargetNames::topic)
                .collect(Collectors.joining(", ", "nothing is wrong: events to ", "")));
    return ExitCode.DONE;
  }
}
