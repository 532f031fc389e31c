package io.millrace.admin.command;

import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.cli.OrderlyStop;
import io.millrace.app.cli.Program;
import io.millrace.app.cli.Stop;
import io.millrace.app.connect.Connection;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.RunLast;

/** The administrator's program: topics and schemas as one plan. */
@Command(
    name = "admin-tools",
    description = "Topics and schemas of a Kafka cluster, as one plan.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExample:%n",
    footer = "  admin-tools plan && admin-tools apply")
public final class AdminTools {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  private AdminTools() {}

  /** Runs the program and ends the process. */
  public static void main(String[] args) {
    Connection.preload();
    Program.main(args, stop -> commandLine(stop, args));
  }

  /**
   * The command line for the thread that calls.
   *
   * @param stop ends its wait for an answer; what was confirmed by then stays, and what was asked
   *     for may still happen. A command that stops in order is given it instead.
   * @param arguments those that it will be given, to make only the commands that they can mean;
   *     none for all
   */
  public static CommandLine commandLine(Stop stop, String... arguments) {
    // In any locale: JSON is UTF-8.
    PrintWriter out =
        new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
    Thread caller = Thread.currentThread();
    CommandLine line = new CommandLine(new AdminTools());
    Commands.add(line, arguments);
    return line.setOut(out)
        .setExecutionStrategy(
            parsed -> {
              List<CommandLine> called = parsed.asCommandLineList();
              if (called.get(called.size() - 1).getCommand() instanceof OrderlyStop orderly) {
                orderly.heed(stop);
              } else {
                stop.onRequest(caller::interrupt);
              }
              return new RunLast().execute(parsed);
            });
  }
}
