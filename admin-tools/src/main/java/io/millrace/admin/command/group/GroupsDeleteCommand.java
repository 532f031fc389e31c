package io.millrace.admin.command.group;

import io.millrace.admin.command.output.Complaints;
import io.millrace.admin.group.ClusterGroups;
import io.millrace.admin.group.Problem;
import io.millrace.app.cli.Failure;
import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.connect.ConnectionOptions;
import java.io.PrintWriter;
import java.time.Clock;
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
final class GroupsDeleteCommand implements Callable<Integer> {
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
      results.forEach(
          (name, failure) -> {
            if (failure.isEmpty()) {
              command.commandLine().getOut().println("deleted " + name);
            }
          });
      List<Problem> problems =
          results.entrySet().stream()
              .flatMap(
                  result ->
                      result.getValue().stream()
                          .map(failure -> new Problem(result.getKey(), failure)))
              .toList();
      PrintWriter err = command.commandLine().getErr();
      int code = Complaints.print(problems, err);
      err.println(
          "%d deleted, %d failed".formatted(results.size() - problems.size(), problems.size()));
      return code;
    }
  }
}
