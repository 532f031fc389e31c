package io.millrace.serde;

import io.millrace.binary.Limits;
import io.millrace.registry.CacheSettings;
import io.millrace.registry.RegistrySettings;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * The settings of the serdes and of their way to the registry: Confluent's names and defaults, and
 * some of ours, which begin with {@code millrace.}. Immutable. Logs nothing, since addresses and
 * headers hold secrets.
 *
 * <p>The constants are of the keys that programs set; {@code docs/serde-settings.md} has all.
 */
public final class AvroSerdeConfig extends AbstractConfig {
  public static final String REGISTRY_URL = RegistryKeys.URL;
  public static final String DEADLINE = RegistryKeys.DEADLINE;
  public static final String AUTO_REGISTER = SerdeKeys.AUTO_REGISTER;
  public static final String USE_LATEST = SerdeKeys.USE_LATEST;
  public static final String SPECIFIC_READER = SerdeKeys.SPECIFIC_READER;
  public static final String KEY_TYPE = SerdeKeys.KEY_TYPE;
  public static final String VALUE_TYPE = SerdeKeys.VALUE_TYPE;

  private static final ConfigDef OF_REGISTRY = new Keys().with(RegistryKeys::declare).definition();
  private static final ConfigDef ALL =
      new Keys().with(RegistryKeys::declare).with(SerdeKeys::declare).definition();

  private final Optional<RegistrySettings> registry;

  /**
   * The settings of a client of the registry; other keys in the map are left alone.
   *
   * @throws ConfigException with all that is wrong: values, keys of ours that don't exist, and what
   *     is at odds on the way to the registry
   */
  public AvroSerdeConfig(Map<String, ?> configs) {
    this(configs, new Problems(), true);
  }

  private AvroSerdeConfig(Map<String, ?> configs, Problems problems, boolean throwing) {
    super(ALL, new GivenSettings(ALL, OF_REGISTRY.names()).right(configs, problems), false);
    this.registry = RegistryConnection.of(this, problems);
    if (throwing) {
      problems.throwIfAny();
    }
  }

  /** The settings with what is wrong noted, for who has more to look at before it throws. */
  static AvroSerdeConfig of(Map<String, ?> configs, Problems problems) {
    return new AvroSerdeConfig(configs, problems, false);
  }

  /** All keys in the order of their names, with their types, defaults and what they do. */
  static List<ConfigDef.ConfigKey> keys() {
    return ALL.configKeys().values().stream().sorted(Comparator.comparing(k -> k.name)).toList();
  }

  /**
   * How to reach the registry, with the credentials taken out of its addresses.
   *
   * @throws ConfigException when there is no address
   */
  public RegistrySettings registry() {
    return registry.orElseThrow(() -> new ConfigException(REGISTRY_URL + " is not set"));
  }

  /** The same, and empty when there is no address or something was wrong. */
  Optional<RegistrySettings> connection() {
    return registry;
  }

  /** What the client keeps of the registry's answers, and for how long. */
  public CacheSettings caches() {
    return new CacheSettings(
        getInt(RegistryKeys.SCHEMAS),
        getInt(RegistryKeys.LATEST_SIZE),
        latestTtl(),
        seconds(RegistryKeys.MISSING_ID_TTL),
        seconds(RegistryKeys.MISSING_VERSION_TTL),
        seconds(RegistryKeys.MISSING_SCHEMA_TTL));
  }

  /** How large a value may be that is read. */
  public Limits limits() {
    return new Limits(
        getInt(SerdeKeys.MAX_ITEMS), getInt(SerdeKeys.MAX_BYTES), getInt(SerdeKeys.MAX_DEPTH));
  }

  private Optional<Duration> latestTtl() {
    return getInt(RegistryKeys.LATEST_TTL) < 0
        ? Optional.empty()
        : Optional.of(seconds(RegistryKeys.LATEST_TTL));
  }

  private Duration seconds(String key) {
    return Duration.ofSeconds(getInt(key));
  }
}
