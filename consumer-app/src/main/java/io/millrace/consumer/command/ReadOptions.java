package io.millrace.consumer.command;

import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.connect.Connection;
import io.millrace.app.connect.ConnectionOptions;
import io.millrace.consumer.read.KeyFormat;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command that reads topics takes. */
final class ReadOptions {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin private ConnectionOptions connection;

  @Parameters(paramLabel = "TOPIC", arity = "1..*", description = "The topics to read.")
  private List<String> topics;

  @Option(
      names = "--key-format",
      paramLabel = "string|avro|bytes",
      defaultValue = "string",
      description = "What keys are (${DEFAULT-VALUE}); bytes are shown as base64.")
  private KeyFormat key;

  @Option(names = "--follow", description = "Go on with new events until Ctrl-C.")
  private boolean follow;

  Connection connect() {
    return connection.resolve();
  }

  List<String> topics() {
    return List.copyOf(topics);
  }

  KeyFormat key() {
    return key;
  }

  boolean follow() {
    return follow;
  }
}
