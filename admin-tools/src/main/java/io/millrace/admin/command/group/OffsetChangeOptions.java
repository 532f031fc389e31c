package io.millrace.admin.command.group;

import io.millrace.admin.command.output.FailuresView;
import io.millrace.admin.command.output.OutputOption;
import io.millrace.admin.group.ClusterGroups;
import io.millrace.admin.group.OffsetPlan;
import io.millrace.admin.group.OffsetReport;
import io.millrace.app.cli.Failure;
import io.millrace.app.connect.ConnectionOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What every command that moves offsets takes, and how it shows or makes the changes. */
final class OffsetChangeOptions {
  @Mixin private ConnectionOptions connection;
  @Mixin private OutputOption output;

  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--execute", description = "Change the offsets; else they are only shown.")
  private boolean execute;

  @Option(
      names = "--undo-dir",
      paramLabel = "DIR",
      defaultValue = "millrace-undo",
      description = "Where to write the file that takes it back (${DEFAULT-VALUE}).")
  private Path folder;

  /** Makes the plan, and shows or executes it. */
  int run(Function<ClusterGroups, OffsetPlan> planner) {
    try (ClusterGroups groups = ClusterGroups.open(connection.resolve(), Clock.systemUTC())) {
      OffsetPlan plan = planner.apply(groups);
      Optional<OffsetReport> report =
          execute ? Optional.of(groups.execute(plan, folder, this::tellOfUndo)) : Optional.empty();
      OffsetsView view = new OffsetsView(plan, report);
      String text = output.isJson() ? view.json() : view.table();
      if (!text.isEmpty()) {
        command.commandLine().getOut().println(text);
      }
      return conclude(plan, report);
    }
  }

  private void tellOfUndo(Path file) {
    err().println("to take it back: admin-tools groups undo " + file + " --execute");
    err().flush();
  }

  private int conclude(OffsetPlan plan, Optional<OffsetReport> report) {
    Map<String, Failure> failures = new LinkedHashMap<>(plan.failures());
    report.stream()
        .flatMap(done -> done.outcomes().stream())
        .forEach(
            outcome ->
                outcome
                    .failure()
                    .ifPresent(why -> failures.put(outcome.move().partition().toString(), why)));
    int code = FailuresView.print(failures, err());
    int changes = plan.changes().size();
    int same = plan.moves().size() - changes;
    if (report.isPresent()) {
      int failed = failures.size();
      int changed = changes + plan.failures().size() - failed;
      err().println("%d changed, %d as before, %d failed".formatted(changed, same, failed));
      return code;
    }
    err()
        .println(
            "a preview: %d would change, %d stay, %d not possible; --execute makes it so"
                .formatted(changes, same, failures.size()));
    if (!plan.members().isEmpty()) {
      err()
          .println(
              "the group is active: --execute will be refused until %s stopped"
                  .formatted(
                      plan.members().size() == 1
                          ? "its member is"
                          : "its %d members are".formatted(plan.members().size())));
    }
    return code;
  }

  private PrintWriter err() {
    return command.commandLine().getErr();
  }
}
