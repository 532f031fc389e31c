package io.millrace.serde;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.specific.AvroGenerated;
import org.apache.avro.specific.SpecificData;

/**
 * Avro's model of generated classes, with the logical types that generated classes use.
 *
 * <p>A schema names the class to make, and schemas come from outside; so a class is trusted only
 * when Avro generated it (CVE-2024-47561). It is looked at before its static code runs.
 */
final class EventData extends SpecificData {
  private final ConcurrentMap<String, Optional<Class<?>>> classes = new ConcurrentHashMap<>();

  EventData(ClassLoader loader) {
    super(loader);
    addLogicalTypeConversions(this);
  }

  /**
   * The model of generic records.
   *
   * @param converting whether they hold values of logical types converted, not raw
   */
  static GenericData generic(boolean converting) {
    if (!converting) {
      return GenericData.get();
    }
    GenericData data = new GenericData();
    new EventData(EventData.class.getClassLoader())
        .getConversions()
        .forEach(data::addLogicalTypeConversion);
    // Generated classes bring their own, since they may hold decimals raw.
    data.addLogicalTypeConversion(new Conversions.DecimalConversion());
    return data;
  }

  /** The generated class of a named schema; null when the class path has none. */
  @Override
  @SuppressWarnings("rawtypes") // as Avro declares it
  public Class getClass(Schema schema) {
    return switch (schema.getType()) {
      case RECORD, ENUM, FIXED ->
          classes.computeIfAbsent(schema.getFullName(), name -> find(schema)).orElse(null);
      default -> super.getClass(schema);
    };
  }

  private Optional<Class<?>> find(Schema schema) {
    Class<?> found;
    try {
      found = Class.forName(getClassName(schema), false, getClassLoader());
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
    if (!found.isAnnotationPresent(AvroGenerated.class)) {
      throw new AvroRuntimeException(
          "class " + found.getName() + " is not trusted: Avro didn't generate it");
    }
    return Optional.of(found);
  }
}
