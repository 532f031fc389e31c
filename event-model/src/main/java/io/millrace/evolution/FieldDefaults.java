package io.millrace.evolution;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema.Field;
import org.apache.avro.generic.GenericData;

/** What became of the default of a field that stays. */
final class FieldDefaults {
  private FieldDefaults() {}

  static void compare(SchemaDiff diff, Place place, Field before, Field after) {
    if (!before.hasDefaultValue() && after.hasDefaultValue()) {
      diff.report(place, ChangeRule.DEFAULT_ADDED, show(after));
    } else if (before.hasDefaultValue() && !after.hasDefaultValue()) {
      diff.report(place, ChangeRule.DEFAULT_REMOVED, show(before));
    } else if (before.hasDefaultValue() && !show(before).equals(show(after))) {
      diff.report(place, ChangeRule.DEFAULT_CHANGED, show(before) + " to " + show(after));
    }
  }

  /**
   * Whether Avro can fill the field; it takes a null for a record, for one, if that comes first.
   */
  static boolean isUsable(Field field) {
    try {
      if (field.hasDefaultValue()) {
        GenericData.get().getDefaultValue(field);
      }
      return field.hasDefaultValue();
    } catch (AvroRuntimeException | StackOverflowError unusable) {
      return false;
    }
  }

  private static String show(Field field) {
    return show(field.defaultVal());
  }

  private static String show(Object value) {
    if (value == JsonProperties.NULL_VALUE) {
      return "null";
    }
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> entry.getKey() + "=" + show(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(FieldDefaults::show).collect(Collectors.joining(", ", "[", "]"));
    }
    return value instanceof CharSequence ? "\"" + value + "\"" : String.valueOf(value);
  }
}
