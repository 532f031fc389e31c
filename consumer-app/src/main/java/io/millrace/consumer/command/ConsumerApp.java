package io.millrace.consumer.command;

import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.cli.Program;
import io.millrace.app.cli.Stop;
import io.millrace.app.completion.CompletionCommand;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The program. */
@Command(
    name = "consumer-app",
    description = "Read typed Avro events from Kafka.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExample:%n",
    footer = "  consumer-app print orders --limit 10")
public final class ConsumerApp {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  private ConsumerApp() {}

  /** Runs the arguments and ends the process. */
  public static void main(String[] args) {
    Program.main(args, ConsumerApp::commandLine);
  }

  /**
   * The command line.
   *
   * @param stop ends what takes long, in order
   */
  public static CommandLine commandLine(Stop stop) {
    // In any locale: JSON is UTF-8.
    PrintWriter out =
        new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
    return new CommandLine(new ConsumerApp())
        .addSubcommand(new PrintCommand(stop))
        .addSubcommand(new ExportCommand(stop))
        .addSubcommand(new RunCommand(stop))
        .addSubcommand(new AggregateCommand(stop))
        .addSubcommand(new ClassPathCommand())
        .addSubcommand(new CompletionCommand())
        .setOut(out);
  }
}
