package io.millrace.producer.publish;

import io.millrace.app.connect.Connection;
import io.millrace.app.connect.ConnectionOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Connections with settings of a user, as the command line gives them. */
@Command
public final class TestSettings {
  @Mixin private ConnectionOptions options;

  private TestSettings() {}

  /** As a connection, but with a client.properties of these lines. */
  public static Connection with(Connection connection, Path folder, String... lines)
      throws IOException {
    Path file = Files.createTempFile(folder, "client", ".properties");
    Files.writeString(file, String.join("\n", lines));
    TestSettings settings = new TestSettings();
    new CommandLine(settings)
        .parseArgs(
            "--config",
            file.toString(),
            "--bootstrap-servers",
            connection.bootstrapServers(),
            "--timeout",
            String.valueOf(connection.timeout().toSeconds()));
    return settings.options.resolve();
  }
}
