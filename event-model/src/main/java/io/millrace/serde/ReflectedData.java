package io.millrace.serde;

import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.reflect.ReflectData;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Avro's model of objects whose schemas come from their classes.
 *
 * <p>Makes objects of those classes only that it met in the fields of a class that it was given:
 * what a written schema names is never looked up. Thread-safe.
 */
final class ReflectedData extends ReflectData {
  private final ConcurrentMap<String, Class<?>> met = new ConcurrentHashMap<>();
  private final boolean allowNull;

  private ReflectedData(ClassLoader loader, boolean allowNull) {
    super(loader);
    this.allowNull = allowNull;
  }

  /** The model that the settings ask for; empty when they ask for none. */
  static Optional<ReflectedData> of(AbstractConfig config) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return config.getBoolean(SerdeKeys.REFLECTION)
        ? Optional.of(
            new ReflectedData(
                context == null ? ReflectedData.class.getClassLoader() : context,
                config.getBoolean(SerdeKeys.ALLOW_NULL)))
        : Optional.empty();
  }

  /** The schema of a class's objects; the same object each time. */
  Schema schemaOf(Class<?> type) {
    try {
      return getSchema(type);
    } catch (AvroRuntimeException e) {
      throw new SerializationException(
          "%s has no schema by reflection: %s".formatted(type.getName(), e.getMessage()), e);
    }
  }

  /** A class that a property of a schema names, when it was met; else null. */
  Class<?> named(Schema schema, String property) {
    String name = schema.getProp(property);
    return name == null ? null : met.get(name);
  }

  /** The class of a schema's objects, when it was met; else null. */
  @Override
  @SuppressWarnings("rawtypes") // as Avro declares it
  public Class getClass(Schema schema) {
    return switch (schema.getType()) {
      case RECORD, ENUM, FIXED -> met.get(schema.getFullName());
      case ARRAY -> named(schema, SpecificData.CLASS_PROP);
      default -> super.getClass(schema);
    };
  }

  /**
   * A new object for a record.
   *
   * @throws AvroTypeException when its class can't be made: no bytes are to blame
   */
  @Override
  public Object newRecord(Object old, Schema schema) {
    try {
      return super.newRecord(old, schema);
    } catch (RuntimeException e) {
      throw new AvroTypeException(
          "no object of %s can be made: %s".formatted(schema.getFullName(), e.getMessage()), e);
    }
  }

  @Override
  protected Schema createSchema(Type type, Map<String, Schema> names) {
    meet(type);
    Schema schema = super.createSchema(type, names);
    if (type instanceof Class<?> known && isNamed(schema)) {
      // Not the name of the class, when that lies within another.
      met.put(schema.getFullName(), known);
    }
    return schema;
  }

  @Override
  protected Schema createFieldSchema(Field field, Map<String, Schema> names) {
    Schema schema = super.createFieldSchema(field, names);
    return allowNull && !field.getType().isPrimitive() ? makeNullable(schema) : schema;
  }

  private static boolean isNamed(Schema schema) {
    return switch (schema.getType()) {
      case RECORD, ENUM, FIXED -> true;
      default -> false;
    };
  }

  private void meet(Type type) {
    if (type instanceof Class<?> known) {
      met.put(known.getName(), known);
      if (known.isArray()) {
        meet(known.getComponentType());
      }
    } else if (type instanceof ParameterizedType parameterized) {
      meet(parameterized.getRawType());
    }
  }
}
