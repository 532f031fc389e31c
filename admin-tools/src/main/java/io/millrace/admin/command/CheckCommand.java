package io.millrace.admin.command;

import io.millrace.admin.catalogue.Catalogue;
import io.millrace.admin.plan.Cluster;
import io.millrace.admin.plan.Plan;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.connect.ConnectionOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says by its exit code whether the plan is empty. */
@Command(
    name = "check",
    description = "Exit with 0 when all is as the catalogue says, with 3 when not.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  admin-tools check --catalogue shop.yaml || echo drift")
final class CheckCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin private ConnectionOptions connection;
  @Mixin private CatalogueOption catalogue;
  @Mixin private OutputOption output;
  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    Catalogue desired = catalogue.read();
    try (Cluster cluster = Cluster.open(connection.resolve())) {
      Plan plan = cluster.plan(desired);
      command
          .commandLine()
          .getOut()
          .println(output.isJson() ? PlanView.json(plan) : PlanView.table(plan));
      return plan.isEmpty() ? ExitCode.DONE : ExitCode.DIFFERENCES;
    }
  }
}
