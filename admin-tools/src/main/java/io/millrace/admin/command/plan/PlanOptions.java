package io.millrace.admin.command.plan;

import io.millrace.admin.catalogue.Catalogue;
import io.millrace.admin.command.output.OutputOption;
import io.millrace.admin.plan.Cluster;
import io.millrace.admin.plan.Plan;
import io.millrace.app.connect.ConnectionOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What every command that shows the plan takes, and how it shows it. */
final class PlanOptions {
  @Mixin private ConnectionOptions connection;
  @Mixin private CatalogueOption catalogue;
  @Mixin private OutputOption output;

  @Spec(Target.MIXEE)
  private CommandSpec command;

  /** Makes the plan and prints it. */
  Plan show() {
    Catalogue desired = catalogue.read();
    try (Cluster cluster = Cluster.open(connection.resolve())) {
      Plan plan = cluster.plan(desired);
      command
          .commandLine()
          .getOut()
          .println(output.isJson() ? PlanView.json(plan) : PlanView.table(plan));
      return plan;
    }
  }
}
