package io.millrace.admin.command.plan;

import io.millrace.admin.command.output.FailuresView;
import io.millrace.admin.command.output.OutputOption;
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
  private final boolean json;
  private final Style style;
  private final boolean rehearses;

  ApplyRun(CommandSpec command, OutputOption output, boolean rehearses) {
    this.out = command.commandLine().getOut();
    this.err = command.commandLine().getErr();
    this.json = output.isJson();
    this.style = Program.style(command.commandLine());
    this.rehearses = rehearses;
  }

  /**
   * Shows what is known before anything is made, as far as {@link #make} won't.
   *
   * @param done what an earlier run has made, here and there
   */
  void show(Plan plan, List<Change> done) {
    if (json) {
      return;
    }
    done.forEach(change -> out.println("done already: " + PlanView.line(change)));
    if (rehearses || plan.isEmpty()) {
      out.println(PlanView.table(plan, style));
    }
  }

  /** Gives the highest exit code of all failures; without any, what stays different counts. */
  int make(Cluster cluster, Plan plan, List<Change> done) {
    plan.notes().forEach(err::println);
    if (!json) {
      FailuresView.lines(plan.failures()).forEach(err::println);
    }
    List<Outcome> outcomes = cluster.apply(plan, json ? outcome -> {} : this::print);
    List<Failure> failures = new ArrayList<>(plan.failures().values());
    outcomes.forEach(outcome -> outcome.failure().ifPresent(failures::add));
    if (json) {
      out.println(ApplyView.json(plan, done, outcomes, rehearses));
    } else {
      sumUp(plan, outcomes, failures.size());
    }
    return failures.stream()
        .mapToInt(Failure::exitCode)
        .max()
        .orElse(plan.only(Unsupported.class).isEmpty() ? ExitCode.DONE : ExitCode.DIFFERENCES);
  }

  private void sumUp(Plan plan, List<Outcome> outcomes, int failed) {
    List<Unsupported> unsupported = plan.only(Unsupported.class);
    unsupported.forEach(
        change ->
            err.println("not possible: %s: %s".formatted(PlanView.line(change), change.reason())));
    if (!plan.isEmpty() || failed > 0) {
      long confirmed = outcomes.stream().filter(Outcome::isConfirmed).count();
      err.println(
          (rehearses
                  ? "nothing is changed: %d would be confirmed, %d would fail, %d not possible"
                  : "%d confirmed, %d failed, %d not possible")
              .formatted(confirmed, failed, unsupported.size()));
    }
  }

  private void print(Outcome outcome) {
    String line = PlanView.line(outcome.change());
    outcome
        .failure()
        .ifPresentOrElse(
            failure -> err.println("%s: %s".formatted(line, failure.line())),
            () -> {
              if (!rehearses) {
                out.println(line);
              }
            });
  }
}
