package io.millrace.admin.command.topic;

import io.millrace.admin.answer.Found;
import io.millrace.admin.command.output.FailuresView;
import io.millrace.admin.command.output.OutputOption;
import io.millrace.admin.plan.Cluster;
import io.millrace.admin.topic.TopicDetails;
import io.millrace.admin.topic.TopicInspector;
import io.millrace.admin.topic.TopicSelection;
import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.connect.ConnectionOptions;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints all there is to know of topics. */
@Command(
    name = "describe",
    description =
        "Show partitions with leaders, copies and sizes, configs with their source, the time of"
            + " the last event and the groups that read it.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  admin-tools topics describe orders customers")
public final class TopicsDescribeCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin private ConnectionOptions connection;
  @Mixin private TopicArguments topics;
  @Mixin private OutputOption output;
  @Spec private CommandSpec command;

  @Option(names = "--all-configs", description = "Also configs that have Kafka's default.")
  private boolean allConfigs;

  @Override
  public Integer call() {
    TopicSelection selection = topics.selection();
    try (Cluster cluster = Cluster.open(connection.resolve())) {
      TopicInspector inspector = cluster.inspector();
      Found<TopicDetails> found = inspector.details(selection.resolve(inspector));
      PrintWriter out = command.commandLine().getOut();
      PrintWriter err = command.commandLine().getErr();
      if (output.isJson()) {
        out.println(TopicJson.of(found, allConfigs));
      } else {
        if (!found.values().isEmpty()) {
          out.println(TopicText.of(found.list(), allConfigs));
        }
        FailuresView.lines(found.failures()).forEach(err::println);
        if (!found.failures().isEmpty()) {
          err.println(
              "%d described, %d failed".formatted(found.values().size(), found.failures().size()));
        }
      }
      return Found.exitCode(found.failures().values());
    }
  }
}
