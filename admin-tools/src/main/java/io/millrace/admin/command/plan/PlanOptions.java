package io.millrace.admin.command.plan;

import io.millrace.admin.command.output.FailuresView;
import io.millrace.admin.command.output.OutputOption;
import io.millrace.admin.plan.Cluster;
import io.millrace.admin.plan.Plan;
import io.millrace.admin.plan.PlanRequest;
import io.millrace.app.connect.ConnectionOptions;
import java.io.PrintWriter;
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

  /** Makes the plan and prints it. */
  Plan show() {
    PlanRequest wanted = request.read();
    try (Cluster cluster = Cluster.openReading(connection.resolve())) {
      Plan plan = cluster.plan(wanted);
      print(plan);
      return plan;
    }
  }

  private void print(Plan plan) {
    PrintWriter out = command.commandLine().getOut();
    PrintWriter err = command.commandLine().getErr();
    out.println(output.isJson() ? PlanView.json(plan) : PlanView.table(plan));
    plan.notes().forEach(err::println);
    if (!output.isJson()) {
      FailuresView.lines(plan.failures()).forEach(err::println);
    }
  }
}
