package io.millrace.admin.command.plan;

import io.millrace.admin.command.output.FailuresView;
import io.millrace.admin.plan.Cluster;
import io.millrace.admin.plan.Plan;
import io.millrace.admin.plan.PlanRequest;
import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.connect.Connection;
import io.millrace.app.connect.ConnectionOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the changes of the plan. */
@Command(
    name = "apply",
    description = {
      "Make the topics and schemas as the catalogue says.",
      "Nothing is touched when a schema is incompatible or a risky change isn't allowed. A topic is"
          + " deleted only by --delete with its name. To run it again is safe, also after it was"
          + " killed: it makes what is missing."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  admin-tools apply --catalogue shop.yaml --allow grow-keyed")
public final class ApplyCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin private ConnectionOptions connection;
  @Mixin private RequestOptions request;
  @Mixin private AllowOption allow;
  @Spec private CommandSpec command;

  @Option(
      names = "--dry-run",
      description =
          "Show the plan and have the brokers judge its changes, with clients that can't write.")
  private boolean dryRun;

  @Override
  public Integer call() {
    PlanRequest wanted = request.read();
    Connection target = connection.resolve();
    try (Cluster cluster = dryRun ? Cluster.openReading(target) : Cluster.open(target)) {
      Plan plan = cluster.plan(wanted);
      ApplyRun run = new ApplyRun(command, dryRun);
      if (dryRun || plan.isEmpty()) {
        run.show(plan);
      }
      allow.check(plan);
      plan.notes().forEach(command.commandLine().getErr()::println);
      FailuresView.lines(plan.failures()).forEach(command.commandLine().getErr()::println);
      return run.make(cluster, plan);
    }
  }
}
