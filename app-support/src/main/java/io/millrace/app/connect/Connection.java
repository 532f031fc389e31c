package io.millrace.app.connect;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.Failure;
import io.millrace.app.context.Context;
import io.millrace.app.context.Contexts;
import io.millrace.app.context.SettingsFile;
import io.millrace.registry.SchemaRegistry;
import io.millrace.serde.AvroSerdeConfig;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.protocol.ApiKeys;

/** A cluster and its registry: the settings that every client of them starts from. Immutable. */
public final class Connection {
  private static final String LOCAL_CLUSTER = "127.0.0.1:9092";
  private static final String LOCAL_REGISTRY = "http://127.0.0.1:8081/apis/ccompat/v7";

  static final String CLUSTER_VARIABLE = "MILLRACE_BOOTSTRAP_SERVERS";
  static final String REGISTRY_VARIABLE = "MILLRACE_SCHEMA_REGISTRY";

  private final Map<String, Object> settings;
  private final Duration timeout;
  private final Optional<String> context;

  private Connection(Map<String, Object> settings, Duration timeout, Optional<String> context) {
    this.settings = Map.copyOf(settings);
    this.timeout = timeout;
    this.context = context;
  }

  /**
   * The settings that were given: by the options, else the file, else the environment, else a
   * context, else the local stack's. The current context is none but where nothing stronger names a
   * cluster, so that its settings never reach one that it wasn't made for.
   *
   * @throws AppException when a file can't be read, or there is no such context
   */
  static Connection resolve(Given given, Map<String, String> environment, Duration timeout) {
    Map<String, Object> stronger = new HashMap<>();
    putIfSet(stronger, CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, environment, CLUSTER_VARIABLE);
    putIfSet(stronger, AvroSerdeConfig.REGISTRY_URL, environment, REGISTRY_VARIABLE);
    given
        .config()
        .ifPresent(
            file -> stronger.putAll(SettingsFile.read(file, "give --config an existing one")));
    given
        .bootstrapServers()
        .ifPresent(to -> stronger.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, to));
    given.schemaRegistry().ifPresent(to -> stronger.put(AvroSerdeConfig.REGISTRY_URL, to));
    boolean named = stronger.containsKey(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
    Optional<Context> context = Contexts.choose(given.context().orElse(null), environment, !named);
    Map<String, Object> settings = new HashMap<>();
    if (context.isEmpty()) {
      settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, LOCAL_CLUSTER);
      settings.put(AvroSerdeConfig.REGISTRY_URL, LOCAL_REGISTRY);
    }
    settings.put(AvroSerdeConfig.DEADLINE, Math.toIntExact(timeout.toMillis()));
    context.ifPresent(
        chosen -> chosen.all().forEach(setting -> settings.put(setting.name(), setting.value())));
    settings.putAll(stronger);
    return new Connection(settings, timeout, context.map(Context::name));
  }

  /**
   * That a variable of the environment is stronger than a context that the user named, which may
   * not be what the user thinks of.
   */
  static Optional<String> overruled(
      Given given, Map<String, String> environment, Optional<String> context) {
    boolean weaker =
        given.context().isPresent()
            && given.bootstrapServers().isEmpty()
            && given.config().isEmpty()
            && !environment.getOrDefault(CLUSTER_VARIABLE, "").isEmpty();
    return context
        .filter(name -> weaker)
        .map(
            name ->
                "%s is stronger than context %s: the cluster is %s"
                    .formatted(CLUSTER_VARIABLE, name, environment.get(CLUSTER_VARIABLE)));
  }

  private static void putIfSet(
      Map<String, Object> settings, String key, Map<String, String> environment, String variable) {
    String value = environment.getOrDefault(variable, "");
    if (!value.isEmpty()) {
      settings.put(key, value);
    }
  }

  /** The connection to a cluster and a registry with nothing else set. */
  public static Connection of(String bootstrapServers, String schemaRegistry, Duration timeout) {
    Given given =
        new Given(
            Optional.of(bootstrapServers),
            Optional.of(schemaRegistry),
            Optional.empty(),
            Optional.empty());
    return resolve(given, Map.of(), timeout);
  }

  /** The same connection with these settings in place of its own of their names. */
  public Connection with(Map<String, ?> more) {
    Map<String, Object> all = settings();
    all.putAll(more);
    return new Connection(all, timeout, context);
  }

  /** A new map of all settings, for a client to add its own. */
  public Map<String, Object> settings() {
    return new HashMap<>(settings);
  }

  /** How long to wait for the cluster or the registry. */
  public Duration timeout() {
    return timeout;
  }

  /** The context that the settings come from, but for what is stronger; empty for none. */
  public Optional<String> context() {
    return context;
  }

  /** The addresses of the cluster. */
  public String bootstrapServers() {
    return settings.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG).toString();
  }

  /**
   * Loads, in the background, what an admin client needs: that takes as long as the command line
   * does, and the two can be side by side.
   */
  public static void preload() {
    Thread loader =
        new Thread(
            () -> {
              ManagementFactory.getPlatformMBeanServer();
              AdminClientConfig.configNames();
              ApiKeys.brokerApis();
            },
            "preload");
    loader.setDaemon(true);
    loader.start();
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

  /**
   * A client of the registry.
   *
   * @throws AppException when the context in use names none
   */
  public SchemaRegistry openRegistry() {
    if (context.isPresent() && !settings.containsKey(AvroSerdeConfig.REGISTRY_URL)) {
      throw AppException.usage(
          "context %s names no registry: give it schema-registry, or name one with --schema-registry"
              .formatted(context.get()));
    }
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
