package io.millrace.producer.target;

import io.millrace.app.cli.AppException;
import io.millrace.registry.SchemaRegistry;
import io.millrace.serde.AvroEventSerializer;
import io.millrace.serde.AvroSerdeConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/** What the settings of a connection say about keys, or about values. Immutable. */
final class SideSettings {
  private static final String USE_ID = "use.schema.id";
  private static final String USE_METADATA = "use.latest.with.metadata";
  private static final String NORMALIZE = "normalize.schemas";
  private static final String LOGICAL_TYPES = "avro.use.logical.type.converters";

  private final Map<String, Object> settings;
  private final AvroSerdeConfig config;
  private final AvroEventSerializer<Object> names;
  private final boolean isKey;

  private SideSettings(
      Map<String, Object> settings,
      AvroSerdeConfig config,
      AvroEventSerializer<Object> names,
      boolean isKey) {
    this.settings = settings;
    this.config = config;
    this.names = names;
    this.isKey = isKey;
  }

  /**
   * Takes the settings; does no I/O.
   *
   * @param registry a client of theirs
   * @throws org.apache.kafka.common.config.ConfigException with all that is wrong
   * @throws AppException when they choose a schema that is for the user to name
   */
  static SideSettings of(Map<String, Object> settings, SchemaRegistry registry, boolean isKey) {
    AvroEventSerializer<Object> names = new AvroEventSerializer<>(registry);
    names.configure(settings, isKey);
    AvroSerdeConfig config = new AvroSerdeConfig(settings);
    for (String key : new String[] {USE_ID, USE_METADATA}) {
      boolean isSet =
          key.equals(USE_ID) ? config.getInt(key) >= 0 : !config.getString(key).isBlank();
      if (isSet) {
        throw AppException.usage(
            "%s isn't for this program: take it out, and name the schema with %s"
                .formatted(key, option(isKey)));
      }
    }
    return new SideSettings(Map.copyOf(settings), config, names, isKey);
  }

  /** The addresses of the registry, without credentials. */
  String registry() {
    return config.registry().urls().stream()
        .map(Object::toString)
        .reduce((a, b) -> a + ", " + b)
        .orElseThrow();
  }

  boolean isKey() {
    return isKey;
  }

  boolean registers() {
    return config.getBoolean(AvroSerdeConfig.AUTO_REGISTER);
  }

  boolean normalizes() {
    return config.getBoolean(NORMALIZE);
  }

  /** The option that names the schema. */
  String option() {
    return option(isKey);
  }

  private static String option(boolean isKey) {
    return isKey ? "--key-schema" : "--schema";
  }

  /** The setting that says how subjects are named. */
  String strategyKey() {
    return (isKey ? "key" : "value") + ".subject.name.strategy";
  }

  /** The subject of all schemas of a topic; empty when its name depends on the schema. */
  Optional<String> subject(String topic) {
    return names.subject(topic);
  }

  /** The subject of a schema of a topic; throws what the serializer does. */
  String subject(String topic, Schema schema) {
    return names.subject(topic, schema);
  }

  Schema registered(Schema schema) {
    return AvroEventSerializer.registered(schema);
  }

  /** Refuses a file where events shall be written with the latest version, which it may not be. */
  void requireNoLatest(String file) {
    if (config.getBoolean(AvroSerdeConfig.USE_LATEST)) {
      throw AppException.usage(
          "%s=true and %s %s are at odds: leave one of them out"
              .formatted(AvroSerdeConfig.USE_LATEST, option(), file));
    }
  }

  /** A serializer that writes records with the schema of an id, and of no other. */
  AvroEventSerializer<Object> serializer(SchemaRegistry registry, int id) {
    Map<String, Object> fixed = new HashMap<>(settings);
    fixed.put(AvroSerdeConfig.AUTO_REGISTER, false);
    fixed.put(AvroSerdeConfig.USE_LATEST, false);
    fixed.put(USE_ID, id);
    fixed.put(LOGICAL_TYPES, false);
    AvroEventSerializer<Object> serializer = new AvroEventSerializer<>(registry);
    serializer.configure(fixed, isKey);
    return serializer;
  }
}
