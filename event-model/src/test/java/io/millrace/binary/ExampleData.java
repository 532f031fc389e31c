package io.millrace.binary;

import io.millrace.example.OrderEvent;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** A model that finds the generated example classes, which Avro's own doesn't trust. */
final class ExampleData extends SpecificData {
  ExampleData() {
    new OrderEvent().getSpecificData().getConversions().forEach(this::addLogicalTypeConversion);
  }

  @Override
  @SuppressWarnings("rawtypes") // as Avro declares it
  public Class getClass(Schema schema) {
    return switch (schema.getType()) {
      case RECORD, ENUM, FIXED -> find(schema);
      default -> super.getClass(schema);
    };
  }

  private static Class<?> find(Schema schema) {
    try {
      return Class.forName(getClassName(schema));
    } catch (ClassNotFoundException e) {
      return null;
    }
  }
}
