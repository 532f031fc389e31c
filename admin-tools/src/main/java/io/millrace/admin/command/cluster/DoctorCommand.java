package io.millrace.admin.command.cluster;

import io.millrace.admin.command.output.OutputOption;
import io.millrace.admin.health.Check;
import io.millrace.admin.health.Checks;
import io.millrace.admin.health.Diagnosis;
import io.millrace.admin.health.Doctor;
import io.millrace.admin.health.Severity;
import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.cli.Program;
import io.millrace.app.connect.Connection;
import io.millrace.app.connect.ConnectionOptions;
import io.millrace.app.unit.DurationText;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks for trouble, and says what to do about it. */
@Command(
    name = "doctor",
    description = {
      "Look for trouble in the cluster and the registry, and say what to do about it.",
      "Exit with 3 when something is found. A registry that is away costs only its own checks."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  admin-tools doctor --at-least warning --skip skewed-leaders || page-someone")
public final class DoctorCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin private ConnectionOptions connectionOptions;
  @Mixin private OutputOption output;
  @Spec private CommandSpec command;

  @Option(
      names = "--only",
      paramLabel = "CHECK",
      split = ",",
      completionCandidates = CheckNames.class,
      description = "Make these checks and no others: ${COMPLETION-CANDIDATES}.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--skip",
      paramLabel = "CHECK",
      split = ",",
      completionCandidates = CheckNames.class,
      description = "Leave these checks out.")
  private List<String> skip = new ArrayList<>();

  @Option(
      names = "--at-least",
      paramLabel = "SEVERITY",
      defaultValue = "info",
      description =
          "Pass over what is less bad: one of ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private Severity least;

  @Option(
      names = "--stale-after",
      paramLabel = "DURATION",
      defaultValue = "7d",
      converter = DurationText.Converter.class,
      description =
          "How long an event has to lie unread before its group counts as stale (${DEFAULT-VALUE}).")
  private Duration old;

  @Override
  public Integer call() {
    List<Check> checks = Checks.choose(only, skip);
    Connection connection = connectionOptions.resolve();
    try (Admin admin = connection.openAdmin()) {
      Diagnosis diagnosis =
          new Doctor(connection, admin, Clock.systemUTC()).examine(checks, old).atLeast(least);
      PrintWriter out = command.commandLine().getOut();
      if (output.isJson()) {
        out.println(DiagnosisView.json(diagnosis));
      } else {
        out.println(DiagnosisView.table(diagnosis, Program.style(command.commandLine())));
        DiagnosisView.notes(diagnosis).forEach(command.commandLine().getErr()::println);
      }
      return diagnosis.exitCode();
    }
  }

  /** For the help and the completion of names. */
  static final class CheckNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Checks.names().iterator();
    }
  }
}
