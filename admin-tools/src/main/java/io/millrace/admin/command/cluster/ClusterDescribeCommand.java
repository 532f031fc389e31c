package io.millrace.admin.command.cluster;

import io.millrace.admin.answer.Found;
import io.millrace.admin.cluster.ClusterInspector;
import io.millrace.admin.cluster.ClusterState;
import io.millrace.admin.command.output.FailuresView;
import io.millrace.admin.command.output.OutputOption;
import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.connect.Connection;
import io.millrace.app.connect.ConnectionOptions;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what a cluster is made of. */
@Command(
    name = "describe",
    description = "Show brokers, the quorum of controllers, features, and folders with their use.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  admin-tools cluster describe --output json")
public final class ClusterDescribeCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin private ConnectionOptions connectionOptions;
  @Mixin private OutputOption output;
  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    Connection connection = connectionOptions.resolve();
    try (Admin admin = connection.openAdmin()) {
      ClusterState state = new ClusterInspector(connection, admin).describe();
      command
          .commandLine()
          .getOut()
          .println(output.isJson() ? ClusterJson.of(state) : ClusterText.of(state));
      if (!output.isJson()) {
        FailuresView.lines(state.failures()).forEach(command.commandLine().getErr()::println);
      }
      return Found.exitCode(state.failures().values());
    }
  }
}
