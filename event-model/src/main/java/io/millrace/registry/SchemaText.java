package io.millrace.registry;

import java.util.List;

/** A schema as it is written: a JSON text that may name types of other subjects. */
record SchemaText(String text, List<SchemaReference> references) {
  SchemaText {
    references = List.copyOf(references);
  }
}
