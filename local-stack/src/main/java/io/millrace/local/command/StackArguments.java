package io.millrace.local.command;

import io.millrace.local.StackOptions;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What stack to start. */
final class StackArguments {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Mixin private DataArguments data;

  @Option(
      names = "--brokers",
      paramLabel = "1|3",
      defaultValue = "1",
      description = "How many brokers (default: ${DEFAULT-VALUE}); 3 have replication 3.")
  private int brokers;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      defaultValue = "" + StackOptions.KAFKA_PORT,
      description =
          "The port of the first broker (default: ${DEFAULT-VALUE}); others take the next; 0 for free ones.")
  private int kafkaPort;

  @Option(
      names = "--registry-port",
      paramLabel = "PORT",
      defaultValue = "" + StackOptions.REGISTRY_PORT,
      description = "The port of the registry (default: ${DEFAULT-VALUE}); 0 for a free one.")
  private int registryPort;

  StackOptions options() {
    try {
      return StackOptions.keepingDataIn(data.folder())
          .withPorts(kafkaPort, registryPort)
          .withBrokers(brokers);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  /** The same as words of a command line. */
  List<String> words() {
    List<String> words =
        new ArrayList<>(
            List.of(
                "--data=" + data.folder(),
                "--brokers=" + brokers,
                "--kafka-port=" + kafkaPort,
                "--registry-port=" + registryPort));
    if (((LocalStackTool) command.root().userObject()).isVerbose()) {
      words.add("--verbose");
    }
    return words;
  }
}
