package io.millrace.app.connect;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.Circumstance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that name a cluster and its registry. */
public final class ConnectionOptions implements Circumstance {
  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT,...",
      description =
          "The cluster; else by --config, else by MILLRACE_BOOTSTRAP_SERVERS, else by a context,"
              + " else the local stack at 127.0.0.1:9092.")
  private String bootstrapServers;

  @Option(
      names = "--schema-registry",
      paramLabel = "URL,...",
      description =
          "The registry; else by --config, else by MILLRACE_SCHEMA_REGISTRY, else by a context, else"
              + " the local stack's.")
  private String schemaRegistry;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A properties file with any setting of Kafka's clients or the registry.")
  private Path config;

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description =
          "A context of ~/.config/millrace/contexts.yaml; else by MILLRACE_CONTEXT, else the current"
              + " one.")
  private String context;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "How long to wait for the cluster or the registry (${DEFAULT-VALUE}).")
  private int timeoutSeconds;

  @Spec(Target.MIXEE)
  private CommandSpec command;

  private Optional<String> used = Optional.empty();

  /** For picocli. */
  public ConnectionOptions() {}

  /**
   * The connection that the options, the file, the environment and a context give, in that order of
   * strength.
   *
   * @throws AppException when they don't make one
   */
  public Connection resolve() {
    if (timeoutSeconds < 1 || timeoutSeconds > 3_600) {
      throw AppException.usage(
          "--timeout must be from 1 to 3600 seconds, and is " + timeoutSeconds);
    }
    Given given =
        new Given(
            Optional.ofNullable(bootstrapServers),
            Optional.ofNullable(schemaRegistry),
            Optional.ofNullable(config),
            Optional.ofNullable(context));
    Map<String, String> environment = Map.copyOf(System.getenv());
    Connection connection =
        Connection.resolve(given, environment, Duration.ofSeconds(timeoutSeconds));
    used = connection.context();
    Connection.overruled(given, environment, used)
        .ifPresent(command.commandLine().getErr()::println);
    return connection;
  }

  @Override
  public Optional<String> circumstance() {
    return used.map(name -> "context " + name);
  }
}
