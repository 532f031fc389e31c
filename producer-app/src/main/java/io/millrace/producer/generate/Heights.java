package io.millrace.producer.generate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;

/** How many records the flattest value of a schema has within each other. */
final class Heights {
  /** Of a schema that contains itself in any case. */
  static final int ENDLESS = Integer.MAX_VALUE;

  private final Map<String, Schema> records = new LinkedHashMap<>();
  private final Map<String, Integer> heights = new LinkedHashMap<>();

  private Heights() {}

  static Heights of(Schema schema) {
    Heights heights = new Heights();
    heights.collect(schema);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Schema known : heights.records.values()) {
        changed |= heights.lower(known);
      }
    }
    return heights;
  }

  private void collect(Schema schema) {
    switch (schema.getType()) {
      case RECORD -> {
        if (records.putIfAbsent(schema.getFullName(), schema) == null) {
          schema.getFields().forEach(field -> collect(field.schema()));
        }
      }
      case UNION -> schema.getTypes().forEach(this::collect);
      case ARRAY -> collect(schema.getElementType());
      case MAP -> collect(schema.getValueType());
      default -> {
        // All others are leaves.
      }
    }
  }

  /** Whether a record turned out to be flatter than was known. */
  private boolean lower(Schema schema) {
    int highest = 0;
    for (Schema.Field field : schema.getFields()) {
      highest = Math.max(highest, height(field.schema()));
    }
    int height = highest == ENDLESS ? ENDLESS : highest + 1;
    Integer before = heights.put(schema.getFullName(), height);
    return height < (before == null ? ENDLESS : before);
  }

  int height(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> heights.getOrDefault(schema.getFullName(), ENDLESS);
      case UNION -> schema.getTypes().stream().mapToInt(this::height).min().orElse(ENDLESS);
      default -> 0;
    };
  }
}
