package io.millrace.admin.command.plan;

import io.millrace.admin.plan.Change;
import io.millrace.admin.plan.Cluster;
import io.millrace.admin.plan.Outcome;
import io.millrace.admin.plan.Plan;
import io.millrace.admin.plan.Unsupported;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import io.millrace.app.cli.Program;
import io.millrace.app.render.Style;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Makes the changes of a plan, or rehearses them, and says what came of each. */
final class ApplyRun {
  private final PrintWriter out;
  private final PrintWriter err;
  private final Style style;
  private final boolean rehearses;

  ApplyRun(CommandSpec command, boolean rehearses) {
    this.out = command.commandLine().getOut();
    this.err = command.commandLine().getErr();
    this.style = Program.style(command.commandLine());
    this.rehearses = rehearses;
  }

  /** Names what an earlier run has made. */
  void say(List<Change> done) {
    done.forEach(change -> out.println("done already: " + PlanView.line(change)));
  }

  void show(Plan plan) {
    out.println(PlanView.table(plan, style));
  }

  /** Gives the highest exit code of all failures; without any, what stays different counts. */
  int make(Cluster cluster, Plan plan) {
    List<Outcome> outcomes = cluster.apply(plan, this::print);
    List<Unsupported> unsupported = plan.only(Unsupported.class);
    unsupported.forEach(
        change -> err.println("not possible: %s: %s".formatted(line(change), change.reason())));
    List<Failure> failures = new ArrayList<>(plan.failures().values());
    outcomes.forEach(outcome -> outcome.failure().ifPresent(failures::add));
    if (!plan.isEmpty() || !failures.isEmpty()) {
      long confirmed = outcomes.stream().filter(Outcome::isConfirmed).count();
      err.println(
          (rehearses
                  ? "nothing is changed: %d would be confirmed, %d would fail, %d not possible"
                  : "%d confirmed, %d failed, %d not possible")
              .formatted(confirmed, failures.size(), unsupported.size()));
    }
    return failures.stream()
        .mapToInt(Failure::exitCode)
        .max()
        .orElse(unsupported.isEmpty() ? ExitCode.DONE : ExitCode.DIFFERENCES);
  }

  private void print(Outcome outcome) {
    outcome
        .failure()
        .ifPresentOrElse(
            failure -> err.println("%s: %s".formatted(line(outcome), failure.line())),
            () -> {
              if (!rehearses) {
                out.println(line(outcome));
              }
            });
  }

  private static String line(Outcome outcome) {
    return PlanView.line(outcome.change());
  }

  private static String line(Unsupported change) {
    return PlanView.line(change);
  }
}
