package io.millrace.admin.command.plan;

import io.millrace.admin.catalogue.Catalogue;
import io.millrace.admin.plan.Cluster;
import io.millrace.admin.plan.Outcome;
import io.millrace.admin.plan.Plan;
import io.millrace.admin.plan.Unsupported;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.connect.ConnectionOptions;
import java.util.List;
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
      "Nothing is touched when a schema is incompatible or a risky change isn't allowed. Nothing"
          + " is ever deleted. To run it again is safe: it makes what is missing."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  admin-tools apply --catalogue shop.yaml --allow add-partitions")
public final class ApplyCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin private ConnectionOptions connection;
  @Mixin private CatalogueOption catalogue;
  @Mixin private AllowOption allow;
  @Spec private CommandSpec command;

  @Option(names = "--dry-run", description = "Stop before the first change, and show the plan.")
  private boolean dryRun;

  @Override
  public Integer call() {
    Catalogue desired = catalogue.read();
    try (Cluster cluster = Cluster.open(connection.resolve())) {
      Plan plan = cluster.plan(desired);
      if (dryRun || plan.isEmpty()) {
        command.commandLine().getOut().println(PlanView.table(plan));
      }
      allow.check(plan);
      return dryRun ? ExitCode.DONE : apply(cluster, plan);
    }
  }

  private int apply(Cluster cluster, Plan plan) {
    List<Outcome> outcomes = cluster.apply(plan, this::print);
    List<Unsupported> unsupported = plan.only(Unsupported.class);
    unsupported.forEach(
        change ->
            complain("not possible: %s: %s".formatted(PlanView.line(change), change.reason())));
    int failed = (int) outcomes.stream().filter(outcome -> !outcome.isConfirmed()).count();
    if (!plan.isEmpty()) {
      complain(
          "%d confirmed, %d failed, %d not possible"
              .formatted(outcomes.size() - failed, failed, unsupported.size()));
    }
    return exitCode(outcomes, unsupported);
  }

  /** The highest code of all failures; without any, what stays different counts. */
  private static int exitCode(List<Outcome> outcomes, List<Unsupported> unsupported) {
    return outcomes.stream()
        .flatMap(outcome -> outcome.failure().stream())
        .mapToInt(failure -> failure.exitCode())
        .max()
        .orElse(unsupported.isEmpty() ? ExitCode.DONE : ExitCode.DIFFERENCES);
  }

  private void print(Outcome outcome) {
    outcome
        .failure()
        .ifPresentOrElse(
            failure ->
                complain("%s: %s".formatted(PlanView.line(outcome.change()), failure.line())),
            () -> command.commandLine().getOut().println(PlanView.line(outcome.change())));
  }

  private void complain(String line) {
    command.commandLine().getErr().println(line);
  }
}
