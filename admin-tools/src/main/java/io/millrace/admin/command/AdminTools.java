package io.millrace.admin.command;

import io.millrace.admin.command.cluster.ClusterCommand;
import io.millrace.admin.command.cluster.DoctorCommand;
import io.millrace.admin.command.context.ContextsCommand;
import io.millrace.admin.command.group.GroupsCommand;
import io.millrace.admin.command.plan.ApplyCommand;
import io.millrace.admin.command.plan.CatalogueCommand;
import io.millrace.admin.command.plan.CheckCommand;
import io.millrace.admin.command.plan.ExportCommand;
import io.millrace.admin.command.plan.PlanCommand;
import io.millrace.admin.command.record.RecordsCommand;
import io.millrace.admin.command.schema.SchemasCommand;
import io.millrace.admin.command.topic.TopicsCommand;
import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.cli.OrderlyStop;
import io.millrace.app.cli.Program;
import io.millrace.app.cli.Stop;
import io.millrace.app.completion.CompletionCommand;
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
    version = "admin-tools 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExample:%n",
    footer = "  admin-tools plan && admin-tools apply")
public final class AdminTools {
  private static final List<String> NAMES =
      List.of(
          "plan",
          "apply",
          "check",
          "export",
          "catalogue",
          "topics",
          "schemas",
          "cluster",
          "doctor",
          "groups",
          "records",
          "contexts",
          "completion");

  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  private AdminTools() {}

  /** Runs the program and ends the process. */
  public static void main(String[] args) {
    Connection.preload();
    Program.main(args, stop -> commandLine(stop, meant(args)));
  }

  /**
   * The names of the commands that the arguments can mean. To load and make all of them takes
   * longer than a short command takes to run.
   */
  private static List<String> meant(String[] args) {
    return args.length > 0 && NAMES.contains(args[0]) && !args[0].equals("completion")
        ? List.of(args[0])
        : NAMES;
  }

  private static Class<?> command(String name) {
    return switch (name) {
      case "plan" -> PlanCommand.class;
      case "apply" -> ApplyCommand.class;
      case "check" -> CheckCommand.class;
      case "export" -> ExportCommand.class;
      case "catalogue" -> CatalogueCommand.class;
      case "topics" -> TopicsCommand.class;
      case "schemas" -> SchemasCommand.class;
      case "cluster" -> ClusterCommand.class;
      case "doctor" -> DoctorCommand.class;
      case "groups" -> GroupsCommand.class;
      case "records" -> RecordsCommand.class;
      case "contexts" -> ContextsCommand.class;
      case "completion" -> CompletionCommand.class;
      default -> throw new IllegalArgumentException("no command " + name);
    };
  }

  /**
   * The command line for the thread that calls.
   *
   * @param stop ends its wait for an answer; what was confirmed by then stays, and what was asked
   *     for may still happen. A command that stops in order is given it instead.
   */
  public static CommandLine commandLine(Stop stop) {
    return commandLine(stop, NAMES);
  }

  private static CommandLine commandLine(Stop stop, List<String> commands) {
    // In any locale: JSON is UTF-8.
    PrintWriter out =
        new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
    Thread caller = Thread.currentThread();
    CommandLine line = new CommandLine(new AdminTools());
    commands.forEach(name -> line.addSubcommand(name, command(name)));
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
