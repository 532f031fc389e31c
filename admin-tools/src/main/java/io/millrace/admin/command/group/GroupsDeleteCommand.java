package io.millrace.admin.command.group;

import io.millrace.admin.command.output.FailuresView;
import io.millrace.admin.group.ClusterGroups;
import io.millrace.app.cli.Failure;
import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.connect.ConnectionOptions;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Deletes groups that are named. */
@Command(
    name = "delete",
    description = {
      "Delete groups with their offsets, for good.",
      "Names are taken letter for letter. A group with members is left as it is."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  admin-tools groups delete billing-old")
public final class GroupsDeleteCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin private ConnectionOptions connection;
  @Spec private CommandSpec command;

  @Parameters(paramLabel = "GROUP", arity = "1..*", description = "The groups.")
  private List<String> names;

  @Override
  public Integer call() {
    try (ClusterGroups groups = ClusterGroups.open(connection.resolve(), Clock.systemUTC())) {
      Map<String, Optional<Failure>> results = groups.delete(names);
      Map<String, Failure> failures = new LinkedHashMap<>();
      results.forEach(
          (name, failure) ->
              failure.ifPresentOrElse(
                  why -> failures.put(name, why),
                  () -> command.commandLine().getOut().println("deleted " + name)));
      PrintWriter err = command.commandLine().getErr();
      int code = FailuresView.print(failures, err);
      err.println(
          "%d deleted, %d failed".formatted(results.size() - failures.size(), failures.size()));
      return code;
    }
  }
}
