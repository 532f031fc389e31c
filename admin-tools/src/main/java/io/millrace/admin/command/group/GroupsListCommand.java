package io.millrace.admin.command.group;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.admin.answer.Found;
import io.millrace.admin.command.output.FailuresView;
import io.millrace.admin.command.output.OutputOption;
import io.millrace.admin.group.ClusterGroups;
import io.millrace.admin.group.GroupSelection;
import io.millrace.admin.group.GroupSummary;
import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.connect.ConnectionOptions;
import io.millrace.app.render.Table;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Prints the groups, sorted by name: a table, or {@code {"groups": [{"group": ..., "type": ...,
 * "protocol": ..., "state": ...}], "failures": [...]}}, the failures as in {@link FailuresView}.
 */
@Command(
    name = "list",
    description = "Print all groups, of consumers and of any other type.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  admin-tools groups list --pattern \"billing-.*\"")
public final class GroupsListCommand implements Callable<Integer> {
  private static final Table<GroupSummary> TABLE =
      new Table<GroupSummary>()
          .text("GROUP", GroupSummary::name)
          .text("TYPE", GroupSummary::typeName)
          .text("PROTOCOL", group -> group.protocol().isEmpty() ? "-" : group.protocol())
          .text("STATE", GroupSummary::stateName);

  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin private ConnectionOptions connection;
  @Mixin private OutputOption output;
  @Spec private CommandSpec command;

  @Option(
      names = "--pattern",
      paramLabel = "REGEX",
      converter = PatternConverter.class,
      description = "Only groups whose whole name it matches.")
  private Pattern pattern;

  @Override
  public Integer call() {
    try (ClusterGroups groups = ClusterGroups.open(connection.resolve(), Clock.systemUTC())) {
      Found<GroupSummary> found =
          groups.list(new GroupSelection(List.of(), Optional.ofNullable(pattern)));
      if (output.isJson()) {
        command.commandLine().getOut().println(json(found));
      } else if (!found.list().isEmpty()) {
        command.commandLine().getOut().println(TABLE.render(found.list()));
      }
      return FailuresView.print(found.failures(), command.commandLine().getErr());
    }
  }

  private static String json(Found<GroupSummary> found) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode nodes = document.putArray("groups");
    found
        .list()
        .forEach(
            group ->
                nodes
                    .addObject()
                    .put("group", group.name())
                    .put("type", group.typeName())
                    .put("protocol", group.protocol())
                    .put("state", group.stateName()));
    FailuresView.fill(document, found.failures());
    return document.toPrettyString();
  }
}
