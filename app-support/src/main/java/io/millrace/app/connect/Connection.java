package io.millrace.app.connect;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.Failure;
import io.millrace.registry.SchemaRegistry;
import io.millrace.serde.AvroSerdeConfig;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

/** A cluster and its registry: the settings that every client of them starts from. Immutable. */
public final class Connection {
  private static final String LOCAL_CLUSTER = "127.0.0.1:9092";
  private static final String LOCAL_REGISTRY = "http://127.0.0.1:8081/apis/ccompat/v7";

  private final Map<String, Object> settings;
  private final Duration timeout;

  private Connection(Map<String, Object> settings, Duration timeout) {
    this.settings = Map.copyOf(settings);
    this.timeout = timeout;
  }

  /**
   * The settings of a file, with addresses from the options, else the file, else the environment,
   * else the local stack.
   *
   * @param bootstrapServers null when not given, as the next two
   * @throws AppException when the file can't be read
   */
  static Connection resolve(
      String bootstrapServers,
      String schemaRegistry,
      Path file,
      Map<String, String> environment,
      Duration timeout) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(
        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
        environment.getOrDefault("MILLRACE_BOOTSTRAP_SERVERS", LOCAL_CLUSTER));
    settings.put(
        AvroSerdeConfig.REGISTRY_URL,
        environment.getOrDefault("MILLRACE_SCHEMA_REGISTRY", LOCAL_REGISTRY));
    settings.put(AvroSerdeConfig.DEADLINE, Math.toIntExact(timeout.toMillis()));
    if (file != null) {
      read(file).forEach((key, value) -> settings.put(key.toString(), value));
    }
    if (bootstrapServers != null) {
      settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    }
    if (schemaRegistry != null) {
      settings.put(AvroSerdeConfig.REGISTRY_URL, schemaRegistry);
    }
    return new Connection(settings, timeout);
  }

  /** The connection to a cluster and a registry with nothing else set. */
  public static Connection of(String bootstrapServers, String schemaRegistry, Duration timeout) {
    return resolve(bootstrapServers, schemaRegistry, null, Map.of(), timeout);
  }

  private static Properties read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
      return properties;
    } catch (NoSuchFileException e) {
      throw AppException.usage("no file " + file + ": give --config an existing properties file");
    } catch (IOException | IllegalArgumentException e) {
      throw AppException.usage("cannot read " + file + " as properties: " + e.getMessage());
    }
  }

  /** A new map of all settings, for a client to add its own. */
  public Map<String, Object> settings() {
    return new HashMap<>(settings);
  }

  /** How long to wait for the cluster or the registry. */
  public Duration timeout() {
    return timeout;
  }

  /** The addresses of the cluster. */
  public String bootstrapServers() {
    return settings.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG).toString();
  }

  /** An admin client whose calls end within the timeout; the caller closes it. */
  public Admin openAdmin() {
    Map<String, Object> config = settings();
    int millis = Math.toIntExact(timeout.toMillis());
    config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
    config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
    try {
      return Admin.create(config);
    } catch (KafkaException e) {
      throw hasUnknownHosts(e) ? unavailable(e) : e;
    }
  }

  /**
   * Kafka takes a name that can't be resolved for a wrong setting, but it can be a matter of time.
   */
  private static boolean hasUnknownHosts(KafkaException e) {
    return Failure.unwrap(e) instanceof ConfigException cause
        && cause.getMessage().startsWith("No resolvable bootstrap urls");
  }

  /** A client of the registry. */
  public SchemaRegistry openRegistry() {
    return SchemaRegistry.open(new AvroSerdeConfig(settings).registry().withDeadline(timeout));
  }

  /**
   * The result of an admin call.
   *
   * @throws AppException when the cluster gave no answer within the timeout
   * @throws RuntimeException Kafka's own exception for anything else
   */
  public <T> T await(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      Throwable cause = Failure.unwrap(e);
      if (cause instanceof TimeoutException) {
        throw unavailable(cause);
      }
      throw cause instanceof RuntimeException known
          ? known
          : AppException.failed(cause.getMessage(), cause);
    } catch (InterruptedException e) {
      throw new InterruptException("interrupted while waiting for the cluster", e);
    }
  }

  /** That the cluster gave no answer within the timeout. */
  public AppException unavailable(Throwable cause) {
    return AppException.unavailable(
        "no answer from Kafka at %s within %d s: is it running there? Name another with --bootstrap-servers"
            .formatted(bootstrapServers(), timeout.toSeconds()),
        cause);
  }
}
