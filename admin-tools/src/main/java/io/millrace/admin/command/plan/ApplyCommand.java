package io.millrace.admin.command.plan;

import io.millrace.admin.command.output.OutputOption;
import io.millrace.admin.plan.Change;
import io.millrace.admin.plan.Cluster;
import io.millrace.admin.plan.Plan;
import io.millrace.admin.plan.PlanRequest;
import io.millrace.admin.saved.Resumption;
import io.millrace.admin.saved.SavedPlan;
import io.millrace.app.cli.AppException;
import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.connect.Connection;
import io.millrace.app.connect.ConnectionOptions;
import java.nio.file.Path;
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
  @Mixin private OutputOption output;
  @Spec private CommandSpec command;

  @Option(
      names = "--dry-run",
      description =
          "Show the plan and have the brokers judge its changes, with clients that can't write.")
  private boolean dryRun;

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description =
          "Apply this plan, saved by plan --save, in place of a catalogue. Refused with the exit"
              + " code 3 when what it touches has changed since, and with 2 on another cluster.")
  private Path file;

  @Override
  public Integer call() {
    return file == null ? applyCatalogue() : applySaved();
  }

  private int applyCatalogue() {
    PlanRequest wanted = request.read();
    try (Cluster cluster = open()) {
      return apply(cluster, cluster.plan(wanted), List.of());
    }
  }

  private int applySaved() {
    if (request.areGiven()) {
      throw AppException.usage(
          "--plan excludes --catalogue, --overlay and --delete: the plan has all of it");
    }
    SavedPlan saved = SavedPlan.read(file);
    try (Cluster cluster = open()) {
      Resumption left = saved.resume(cluster.situation(saved.changes()));
      return apply(cluster, left.plan(), left.done());
    }
  }

  private Cluster open() {
    Connection target = connection.resolve();
    return dryRun ? Cluster.openReading(target) : Cluster.open(target);
  }

  private int apply(Cluster cluster, Plan plan, List<Change> done) {
    ApplyRun run = new ApplyRun(command, output, dryRun);
    run.show(plan, done);
    allow.check(plan);
    return run.make(cluster, plan, done);
  }
}
