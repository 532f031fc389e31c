package io.millrace.serde;

import io.millrace.binary.DatumEncoder;
import io.millrace.binary.Limits;
import io.millrace.serde.ChosenSchemas.Held;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericContainer;
import org.apache.avro.generic.GenericData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;

/** How values of a schema are written: by their kind, and with the schema chosen. Thread-safe. */
final class ValueWriters {

  /** Each has conversions or fields that another of an equal schema must not get. */
  enum Kind {
    SPECIFIC,
    GENERIC,
    REFLECT
  }

  /** How values of a schema are written to a topic for as long as the choice holds. */
  record Writer(String topic, Schema schema, Kind kind, Held held, ValueEncoder values) {

    int id() {
      return held.chosen().id();
    }

    @SuppressWarnings("ReferenceEquality") // an equal schema is found by its text, which costs
    boolean fits(String topic, Schema schema, Kind kind) {
      return this.schema == schema && this.kind == kind && this.topic.equals(topic);
    }
  }

  private record Which(Held held, Kind kind) {}

  private final BoundedMap<Which, ValueEncoder> encoders;
  private final ChosenSchemas chosen;
  private final GenericData generic;
  private final Limits limits;
  private final Optional<ReflectedData> reflect;

  ValueWriters(AvroSerdeConfig config, ChosenSchemas chosen) {
    this.encoders = new BoundedMap<>(config.getInt(RegistryKeys.SCHEMAS));
    this.chosen = chosen;
    this.generic = EventData.generic(config.getBoolean(SerdeKeys.LOGICAL_TYPES));
    this.limits = config.limits();
    this.reflect = ReflectedData.of(config);
  }

  Kind kindOf(Object value) {
    if (value instanceof SpecificRecord) {
      return Kind.SPECIFIC;
    }
    boolean isAvros = value instanceof GenericContainer || EventSchemas.ofPrimitive(value) != null;
    return isAvros || reflect.isEmpty() ? Kind.GENERIC : Kind.REFLECT;
  }

  Schema schemaOf(Object value, Kind kind) {
    return kind == Kind.REFLECT
        ? reflect.orElseThrow().schemaOf(value.getClass())
        : EventSchemas.of(value);
  }

  /** What writes values of this schema object; one of the same text has the same encoder. */
  Writer of(String topic, Schema schema, Kind kind, Object value) {
    Held held = chosen.of(topic, schema);
    Which which = new Which(held, kind);
    ValueEncoder values = encoders.get(which);
    if (values == null) {
      values = encoder(schema, held.chosen().schema(), kind, value);
      encoders.put(which, values);
    }
    return new Writer(topic, schema, kind, held, values);
  }

  private ValueEncoder encoder(Schema schema, Schema target, Kind kind, Object value) {
    boolean same =
        SchemaNormalization.toParsingForm(schema).equals(SchemaNormalization.toParsingForm(target));
    if (same && target.getType() == Schema.Type.BYTES) {
      return new BareBytes();
    }
    try {
      ValueEncoder own = own(schema, kind, value);
      return same ? own : new ConvertingEncoder(own, schema, target, limits);
    } catch (AvroRuntimeException e) {
      throw new SerializationException(
          "no value of %s can be written with the registry's schema: %s"
              .formatted(schema.getFullName(), e.getMessage()),
          e);
    }
  }

  private ValueEncoder own(Schema schema, Kind kind, Object value) {
    return switch (kind) {
      case SPECIFIC ->
          DatumEncoder.of(schema, new EventData(value.getClass().getClassLoader()))::write;
      case GENERIC -> generic(schema);
      case REFLECT -> new ReflectedEncoder(schema, reflect.orElseThrow());
    };
  }

  private ValueEncoder generic(Schema schema) {
    DatumEncoder encoder = DatumEncoder.of(schema, generic);
    return schema.getType() == Schema.Type.BYTES
        ? (value, out) -> encoder.write(BareBytes.buffer(value), out)
        : encoder::write;
  }
}
