package io.millrace.app.connect;

import io.millrace.app.cli.AppException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that name a cluster and its registry. */
public final class ConnectionOptions {
  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT,...",
      description =
          "The cluster; else by --config, else by MILLRACE_BOOTSTRAP_SERVERS, else the local stack at"
              + " 127.0.0.1:9092.")
  private String bootstrapServers;

  @Option(
      names = "--schema-registry",
      paramLabel = "URL,...",
      description =
          "The registry; else by --config, else by MILLRACE_SCHEMA_REGISTRY, else the local stack's.")
  private String schemaRegistry;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A properties file with any setting of Kafka's clients or the registry.")
  private Path config;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "How long to wait for the cluster or the registry (${DEFAULT-VALUE}).")
  private int timeoutSeconds;

  /** For picocli. */
  public ConnectionOptions() {}

  /**
   * The connection that the options, the file and the environment give, in that order of strength.
   */
  public Connection resolve() {
    if (timeoutSeconds < 1 || timeoutSeconds > 3_600) {
      throw AppException.usage(
          "--timeout must be from 1 to 3600 seconds, and is " + timeoutSeconds);
    }
    return Connection.resolve(
        bootstrapServers,
        schemaRegistry,
        config,
        Map.copyOf(System.getenv()),
        Duration.ofSeconds(timeoutSeconds));
  }
}
