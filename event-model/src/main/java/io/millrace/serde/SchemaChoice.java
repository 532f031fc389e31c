package io.millrace.serde;

import static io.millrace.serde.SerdeKeys.ID_STRICT;
import static io.millrace.serde.SerdeKeys.LATEST_STRICT;
import static io.millrace.serde.SerdeKeys.NORMALIZE;
import static io.millrace.serde.SerdeKeys.USE_ID;
import static io.millrace.serde.SerdeKeys.USE_LATEST;
import static io.millrace.serde.SerdeKeys.USE_METADATA;

import io.millrace.registry.RegisteredSchema;
import io.millrace.registry.SchemaRegistry;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;

/** Which registered schema a value is written with. */
interface SchemaChoice {

  /**
   * A registered schema and its id.
   *
   * @param lasting whether it stays the choice; else it is so until the next version comes
   */
  record Chosen(int id, Schema schema, boolean lasting) {}

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
  static SchemaChoice of(AbstractConfig config) {
    boolean normalize = config.getBoolean(NORMALIZE);
    return switch (ChoiceSettings.of(config)) {
      case REGISTER ->
          (registry, subject, schema) ->
              new Chosen(registry.register(subject, schema, normalize), schema, true);
      case ID -> byId(config.getInt(USE_ID), config.getBoolean(ID_STRICT));
      case METADATA ->
          latest(
              ChoiceSettings.metadata(config.getString(USE_METADATA)),
              config.getBoolean(LATEST_STRICT));
      case LATEST -> latest(Map.of(), config.getBoolean(LATEST_STRICT));
      case OWN ->
          (registry, subject, schema) ->
              new Chosen(registry.idOf(subject, schema, normalize), schema, true);
    };
  }

  private static SchemaChoice byId(int id, boolean strict) {
    return (registry, subject, schema) ->
        checked(
            new Chosen(id, schemaOf(registry, id, subject), true),
            schema,
            strict,
            "schema id " + id);
  }

  private static Schema schemaOf(SchemaRegistry registry, int id, String subject) {
    return subject.startsWith(":.") ? registry.schemaOf(id, subject) : registry.schemaOf(id);
  }

  private static SchemaChoice latest(Map<String, String> metadata, boolean strict) {
    return (registry, subject, schema) -> {
      Optional<RegisteredSchema> found =
          metadata.isEmpty() ? registry.latest(subject) : registry.latest(subject, metadata);
      RegisteredSchema latest =
          found.orElseThrow(() -> new SerializationException(noVersion(subject, metadata)));
      return checked(
          new Chosen(latest.id(), latest.schema(), false),
          schema,
          strict,
          "the latest version of " + subject);
    };
  }

  private static String noVersion(String subject, Map<String, String> metadata) {
    return metadata.isEmpty()
        ? "subject %s has no version yet: register one, or set %s=false"
            .formatted(subject, USE_LATEST)
        : "subject %s has no version with the metadata %s: register one, or unset %s"
            .formatted(subject, metadata, USE_METADATA);
  }

  /** Strict or not, a value whose logical types would become others isn't written. */
  private static Chosen checked(Chosen chosen, Schema written, boolean strict, String which) {
    boolean readable =
        SchemaCompatibility.checkReaderWriterCompatibility(chosen.schema, written).getType()
            == SchemaCompatibilityType.COMPATIBLE;
    if (strict && !readable) {
      throw new SerializationException(
          "%s can't read what is written as %s".formatted(which, written.getFullName()));
    }
    LogicalTypeMatch.difference(written, chosen.schema)
        .ifPresent(
            difference -> {
              throw new SerializationException(
                  "%s has %s: it would be read as another value".formatted(which, difference));
            });
    return chosen;
  }
}
