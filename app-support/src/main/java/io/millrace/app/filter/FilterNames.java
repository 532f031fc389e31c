package io.millrace.app.filter;

import io.millrace.app.record.DecodedData;
import io.millrace.app.record.DecodedRecord;
import io.millrace.spelling.NearestName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.Header;

/**
 * Which of a filter's names were met: fields by the schemas of the records, once for each schema,
 * and headers by the records themselves. A name that none has is likely a slip.
 */
final class FilterNames {
  private static final int MOST_HEADERS = 1_000;

  /** Not yet met, and by what was met in their place. */
  private final Map<List<String>, Set<String>> unmet = new LinkedHashMap<>();

  /** By identity, as a decoder gives one object for each id. */
  private final Set<Schema> keySchemas = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Set<Schema> valueSchemas = Collections.newSetFromMap(new IdentityHashMap<>());
  private boolean seen;

  FilterNames(Set<List<String>> paths) {
    for (List<String> path : paths) {
      if (path.size() > 1) {
        unmet.put(path, new LinkedHashSet<>());
      }
    }
  }

  void see(DecodedRecord record) {
    seen = true;
    if (unmet.isEmpty()) {
      return;
    }
    if (record.key() instanceof DecodedData.Avro avro && keySchemas.add(avro.schema())) {
      see("key", avro.schema());
    }
    if (record.value() instanceof DecodedData.Avro avro && valueSchemas.add(avro.schema())) {
      see("value", avro.schema());
    }
    for (Header header : record.headers()) {
      unmet.remove(List.of("headers", header.key()));
      unmet.forEach(
          (path, others) -> {
            if (path.get(0).equals("headers") && others.size() < MOST_HEADERS) {
              others.add(header.key());
            }
          });
    }
  }

  private void see(String root, Schema schema) {
    unmet
        .entrySet()
        .removeIf(
            entry ->
                entry.getKey().get(0).equals(root)
                    && has(schema, entry.getKey(), 1, entry.getValue()));
  }

  /** Whether a schema has a path from its nth name on; else the names beside the one it lacks. */
  private static boolean has(Schema schema, List<String> path, int at, Set<String> others) {
    if (at == path.size()) {
      return true;
    }
    String name = path.get(at);
    return switch (schema.getType()) {
      case RECORD -> hasField(schema, path, at, others);
      case MAP -> has(schema.getValueType(), path, at + 1, others);
      case ARRAY -> has(schema.getElementType(), path, isIndex(name) ? at + 1 : at, others);
      case UNION -> hasInBranch(schema, path, at, others);
      default -> false;
    };
  }

  private static boolean hasInBranch(Schema union, List<String> path, int at, Set<String> others) {
    boolean found = false;
    for (Schema branch : union.getTypes()) {
      found |= has(branch, path, at, others);
    }
    return found;
  }

  private static boolean hasField(Schema record, List<String> path, int at, Set<String> others) {
    String name = path.get(at);
    Schema.Field field = record.getField(name);
    if (field != null) {
      return has(field.schema(), path, at + 1, others);
    }
    if (name.equals(record.getName()) || name.equals(record.getFullName())) {
      return has(record, path, at + 1, others);
    }
    record.getFields().forEach(other -> others.add(other.name()));
    return false;
  }

  private static boolean isIndex(String name) {
    return name.chars().allMatch(Character::isDigit);
  }

  /** A sentence for each; none before a record was seen. */
  List<String> unmet() {
    List<String> sentences = new ArrayList<>();
    if (seen) {
      unmet.forEach(
          (path, others) ->
              sentences.add(
                  "no record had %s%s".formatted(String.join(".", path), nearest(path, others))));
    }
    return sentences;
  }

  private static String nearest(List<String> path, Set<String> others) {
    return path.stream()
        .skip(1)
        .filter(name -> !others.contains(name))
        .map(name -> NearestName.hint(name, others))
        .filter(hint -> !hint.isEmpty())
        .findFirst()
        .orElse("");
  }
}
