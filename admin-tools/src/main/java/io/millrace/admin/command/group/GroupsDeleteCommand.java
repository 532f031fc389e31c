package io.millrace.admin.command.group;

import io.millrace.admin.answer.Found;
import io.millrace.admin.command.output.FailuresView;
import io.millrace.admin.command.output.OutputOption;
import io.millrace.admin.group.ClusterGroups;
import io.millrace.app.cli.Failure;
import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.connect.ConnectionOptions;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  @Mixin private OutputOption output;
  @Spec private CommandSpec command;

  @Parameters(paramLabel = "GROUP", arity = "1..*", description = "The groups.")
  private List<String> names;

  @Override
  public Integer call() {
    try (ClusterGroups groups = ClusterGroups.open(connection.resolve(), Clock.systemUTC())) {
      List<String> deleted = new ArrayList<>();
      Map<String, Failure> failures = new LinkedHashMap<>();
      groups
          .delete(names)
          .forEach(
              (name, failure) ->
                  failure.ifPresentOrElse(why -> failures.put(name, why), () -> deleted.add(name)));
      print(deleted, failures);
      return Found.exitCode(failures.values());
    }
  }

  private void print(List<String> deleted, Map<String, Failure> failures) {
    PrintWriter out = command.commandLine().getOut();
    if (output.isJson()) {
      out.println(GroupDeletionView.json(deleted, failures));
      return;
    }
    deleted.forEach(name -> out.println("deleted " + name));
    PrintWriter err = command.commandLine().getErr();
    FailuresView.lines(failures).forEach(err::println);
    err.println("%d deleted, %d failed".formatted(deleted.size(), failures.size()));
  }
}
