package io.millrace.serde;

import io.millrace.binary.DatumDecoder;
import io.millrace.binary.Limits;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.specific.AvroGenerated;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;

/** Makes what reads the values of a schema, as the settings ask for. Thread-safe. */
final class ValueReaders {
  private final GenericData generic;
  private final Optional<ReflectedData> reflected;
  private final EventData specific;
  private final Class<?> type;
  private final boolean toTheEnd;
  private final Limits limits;
  private final String typeKey;

  private ValueReaders(AvroSerdeConfig config, boolean isKey) {
    this.typeKey = typeKey(isKey);
    this.type = config.getClass(typeKey);
    this.generic = EventData.generic(config.getBoolean(SerdeKeys.LOGICAL_TYPES));
    this.reflected = ReflectedData.of(config);
    this.toTheEnd = config.getBoolean(SerdeKeys.FAIL_ON_TRAILING_DATA);
    this.limits = config.limits();
    if (type != null && !isGenerated() && reflected.isEmpty()) {
      throw new ConfigException(
          "%s is %s, which Avro did not generate: name a generated class, or set %s=true"
              .formatted(typeKey, type.getName(), SerdeKeys.REFLECTION));
    }
    this.specific = specific(config);
  }

  /**
   * @throws ConfigException when values are to be read as a class that can't be one
   */
  static ValueReaders of(AvroSerdeConfig config, boolean isKey) {
    return new ValueReaders(config, isKey);
  }

  static String typeKey(boolean isKey) {
    return isKey ? SerdeKeys.KEY_TYPE : SerdeKeys.VALUE_TYPE;
  }

  /**
   * What reads the values of a schema.
   *
   * @throws AvroRuntimeException when there is no class to read them as, or one that isn't trusted
   */
  ValueReader of(OptionalInt id, Schema written) {
    return new ValueReader(id, written, decoder(written), toTheEnd);
  }

  private ValueDecoder decoder(Schema written) {
    if (type != null && !isGenerated()) {
      ReflectedData data = reflected.orElseThrow();
      ReflectedReader reader =
          new ReflectedReader(written, data.schemaOf(type), data, limits.maxDepth());
      return in -> reader.read(null, in.asDecoder(limits));
    } else if (specific == null) {
      return DatumDecoder.of(written, written, generic, limits)::read;
    }
    Schema read = type == null ? ofClasses(written) : specific.getSchema(type);
    return DatumDecoder.of(written, read, specific, limits)::read;
  }

  private Schema ofClasses(Schema written) {
    try {
      return new ReaderSchemas(specific).of(written);
    } catch (AvroRuntimeException e) {
      if (reflected.isEmpty()) {
        throw e;
      }
      // Theirs would make whatever class the written schema names.
      throw new AvroRuntimeException(
          "%s: name the class to read by reflection with %s".formatted(e.getMessage(), typeKey), e);
    }
  }

  private EventData specific(AbstractConfig config) {
    if (type != null) {
      return new EventData(type.getClassLoader());
    }
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    // Objects found by reflection have no class that a schema may name, but generated ones do.
    return config.getBoolean(SerdeKeys.SPECIFIC_READER) || reflected.isPresent()
        ? new EventData(context == null ? getClass().getClassLoader() : context)
        : null;
  }

  private boolean isGenerated() {
    return type.isAnnotationPresent(AvroGenerated.class);
  }
}
