package io.millrace.producer.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a value comes from, as its user describes it. */
sealed interface Form {
  /** Where the description stands. */
  Spot at();

  /** A column or member; a dotted name leads into nested records. */
  record Column(String name, Spot at) implements Form {}

  /** The same for every row. */
  record Constant(JsonNode value, Spot at) implements Form {}

  /** Text with columns in it. */
  record Text(Template template, Spot at) implements Form {}

  /** The UUID whose name is the text. */
  record NamedUuid(Template template, Spot at) implements Form {}

  /** A record; fields that aren't named are the columns of their names. */
  record Fields(Map<String, Form> fields, Spot at) implements Form {
    public Fields {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }

  /** A map of these entries. */
  record Entries(Map<String, Form> entries, Spot at) implements Form {
    public Entries {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
  }

  /** An array with one element for each line of the group. */
  record Lines(Form element, Spot at) implements Form {}

  /** A branch of a union. */
  record Typed(String type, Form form, Spot at) implements Form {}

  /** The keys that make a mapping of the file one of these forms. */
  List<String> KEYS = List.of("column", "constant", "template", "uuid", "fields", "map", "lines");
}
