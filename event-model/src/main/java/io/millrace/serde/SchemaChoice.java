package io.millrace.serde;

import static io.millrace.serde.AvroSerdeConfig.AUTO_REGISTER;
import static io.millrace.serde.AvroSerdeConfig.ID_STRICT;
import static io.millrace.serde.AvroSerdeConfig.LATEST_STRICT;
import static io.millrace.serde.AvroSerdeConfig.NORMALIZE;
import static io.millrace.serde.AvroSerdeConfig.USE_ID;
import static io.millrace.serde.AvroSerdeConfig.USE_LATEST;

import io.millrace.registry.RegisteredSchema;
import io.millrace.registry.SchemaRegistry;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Which registered schema a value is written with.
 *
 * <p>Confluent's serializer ranks these settings and ignores the weaker ones without a word; here
 * two of them that are at odds are refused.
 */
interface SchemaChoice {

  /** A registered schema and its id. */
  record Chosen(int id, Schema schema) {}

  /**
   * The schema to write with, asked for at the registry.
   *
   * @param schema of the value, as it is registered
   */
  Chosen choose(SchemaRegistry registry, String subject, Schema schema);

  /**
   * The choice that the settings make.
   *
   * @throws ConfigException when two of them are at odds
   */
  static SchemaChoice of(AvroSerdeConfig config) {
    boolean normalize = config.getBoolean(NORMALIZE);
    int id = config.getInt(USE_ID);
    boolean latest = config.getBoolean(USE_LATEST);
    if (id >= 0 && latest) {
      throw new ConfigException(
          "%s=%d and %s=true are at odds: set one of them".formatted(USE_ID, id, USE_LATEST));
    }
    if (config.getBoolean(AUTO_REGISTER)) {
      if (id >= 0 || latest) {
        throw new ConfigException(
            "%s has no effect while %s is true%s: set that to false"
                .formatted(
                    id >= 0 ? USE_ID : USE_LATEST,
                    AUTO_REGISTER,
                    config.originals().containsKey(AUTO_REGISTER) ? "" : ", as by default"));
      }
      return (registry, subject, schema) ->
          new Chosen(registry.register(subject, schema, normalize), schema);
    } else if (id >= 0) {
      return (registry, subject, schema) ->
          checked(
              new Chosen(id, registry.schemaOf(id)),
              schema,
              config.getBoolean(ID_STRICT),
              "schema id " + id);
    } else if (latest) {
      return (registry, subject, schema) ->
          checked(
              latest(registry, subject),
              schema,
              config.getBoolean(LATEST_STRICT),
              "the latest version of " + subject);
    }
    return (registry, subject, schema) ->
        new Chosen(registry.idOf(subject, schema, normalize), schema);
  }

  private static Chosen latest(SchemaRegistry registry, String subject) {
    RegisteredSchema found =
        registry
            .latest(subject)
            .orElseThrow(
                () ->
                    new SerializationException(
                        "subject %s has no version yet: register one, or set %s=false"
                            .formatted(subject, USE_LATEST)));
    return new Chosen(found.id(), found.schema());
  }

  private static Chosen checked(Chosen chosen, Schema written, boolean strict, String which) {
    boolean readable =
        SchemaCompatibility.checkReaderWriterCompatibility(chosen.schema, written).getType()
            == SchemaCompatibilityType.COMPATIBLE;
    if (strict && !readable) {
      throw new SerializationException(
          "%s can't read what is written as %s".formatted(which, written.getFullName()));
    }
    return chosen;
  }
}
