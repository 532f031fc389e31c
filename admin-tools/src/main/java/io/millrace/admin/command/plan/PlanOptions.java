package io.millrace.admin.command.plan;

import io.millrace.admin.command.output.FailuresView;
import io.millrace.admin.command.output.OutputOption;
import io.millrace.admin.plan.Cluster;
import io.millrace.admin.plan.Plan;
import io.millrace.admin.plan.PlanRequest;
import io.millrace.admin.plan.Situation;
import io.millrace.admin.saved.SavedPlan;
import io.millrace.app.cli.Program;
import io.millrace.app.connect.ConnectionOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What every command that shows the plan takes, and how it shows it. */
final class PlanOptions {
  @Mixin private ConnectionOptions connection;
  @Mixin private RequestOptions request;
  @Mixin private OutputOption output;

  @Spec(Target.MIXEE)
  private CommandSpec command;

  /**
   * Makes the plan and prints it.
   *
   * @param file where it is saved too
   */
  Plan show(Optional<Path> file) {
    PlanRequest wanted = request.read();
    try (Cluster cluster = Cluster.openReading(connection.resolve())) {
      Plan plan = cluster.plan(wanted);
      print(plan);
      file.ifPresent(path -> save(cluster, plan, path));
      return plan;
    }
  }

  /** A plan that lacks what couldn't be looked at isn't one to apply later. */
  private void save(Cluster cluster, Plan plan, Path file) {
    PrintWriter err = command.commandLine().getErr();
    if (!plan.failures().isEmpty()) {
      err.println("not saved, as not all topics could be looked at");
      return;
    }
    Situation now = cluster.situation(plan.changes());
    boolean isNew = SavedPlan.of(plan, now, Instant.now()).write(file);
    err.println(
        (isNew ? "saved as %s: apply it with apply --plan %s" : "%s has this plan already")
            .formatted(file, file));
  }

  private void print(Plan plan) {
    PrintWriter out = command.commandLine().getOut();
    PrintWriter err = command.commandLine().getErr();
    out.println(
        output.isJson()
            ? PlanView.json(plan)
            : PlanView.table(plan, Program.style(command.commandLine())));
    plan.notes().forEach(err::println);
    if (!output.isJson()) {
      FailuresView.lines(plan.failures()).forEach(err::println);
    }
  }
}
