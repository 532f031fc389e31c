package io.millrace.admin.command.topic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.admin.command.output.OutputOption;
import io.millrace.admin.topic.ClusterTopics;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.connect.Connection;
import io.millrace.app.connect.ConnectionOptions;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the names of topics: one a line, or {@code {"topics": [...]}}; sorted in both. */
@Command(
    name = "list",
    description = "Print the names of all topics.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  admin-tools topics list --bootstrap-servers kafka:9092")
public final class TopicsListCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin private ConnectionOptions connectionOptions;
  @Mixin private OutputOption output;
  @Spec private CommandSpec command;

  @Option(names = "--internal", description = "Kafka's own topics too.")
  private boolean internal;

  @Override
  public Integer call() {
    Connection connection = connectionOptions.resolve();
    try (Admin admin = connection.openAdmin()) {
      List<String> names = new ClusterTopics(connection, admin).names(internal);
      PrintWriter out = command.commandLine().getOut();
      if (output.isJson()) {
        out.println(json(names));
      } else {
        names.forEach(out::println);
      }
      return ExitCode.DONE;
    }
  }

  private static String json(List<String> names) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode topics = document.putArray("topics");
    names.forEach(topics::add);
    return document.toPrettyString();
  }
}
