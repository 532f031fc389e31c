package io.millrace.producer.command;

import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.cli.Program;
import io.millrace.app.cli.Stop;
import io.millrace.app.completion.CompletionCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The program. */
@Command(
    name = "producer-app",
    description = "Publish typed Avro events to Kafka.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExample:%n",
    footer = "  producer-app generate --rate 100 --count 1000")
public final class ProducerApp {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  private ProducerApp() {}

  /** Runs the arguments and ends the process. */
  public static void main(String[] args) {
    Program.main(args, ProducerApp::commandLine);
  }

  /**
   * The command line.
   *
   * @param stop ends what takes long, in order
   */
  public static CommandLine commandLine(Stop stop) {
    return new CommandLine(new ProducerApp())
        .addSubcommand(new ImportCommand(stop))
        .addSubcommand(new GenerateCommand(stop))
        .addSubcommand(
            new CommandLine(new MappingCommand())
                .addSubcommand(new MappingSchemaCommand())
                .addSubcommand(new MappingValidateCommand()))
        .addSubcommand(new CompletionCommand());
  }
}
