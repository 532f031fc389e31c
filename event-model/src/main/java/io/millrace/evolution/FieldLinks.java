package io.millrace.evolution;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/**
 * Which field of a reader gets which field of a writer, by Avro's rules: an alias goes before a
 * name, the last alias wins, aliases of fields count only if the full names of the records match,
 * and they are applied twice.
 */
final class FieldLinks {
  private final Map<String, String> readerByWriter = new LinkedHashMap<>();
  private final Schema reader;

  private FieldLinks(Schema reader) {
    this.reader = reader;
  }

  static FieldLinks of(Schema reader, Schema writer) {
    FieldLinks links = new FieldLinks(reader);
    Map<String, String> aliases = aliases(reader, writer);
    for (Field field : writer.getFields()) {
      String once = aliases.getOrDefault(field.name(), field.name());
      links.readerByWriter.put(field.name(), aliases.getOrDefault(once, once));
    }
    return links;
  }

  /** The name of the writer's field that the reader's gets, if there is one. */
  Optional<String> writerOf(Field field) {
    return readerByWriter.entrySet().stream()
        .filter(link -> link.getValue().equals(field.name()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Whether Avro holds the types of the two fields together; its check does by an alias alone. */
  boolean compares(Field field, Field written) {
    return writerOf(field).filter(written.name()::equals).isPresent()
        || field.aliases().contains(written.name());
  }

  /** Whether the reader's field can be filled from each record of the writer. */
  boolean fills(Field field) {
    return FieldDefaults.isUsable(field) || writerOf(field).isPresent();
  }

  /** The reader's fields that would get two of the writer's at once, which Avro refuses. */
  Set<String> ambiguous() {
    Set<String> once = new TreeSet<>();
    Set<String> twice = new TreeSet<>();
    for (String name : readerByWriter.values()) {
      if (!once.add(name)) {
        twice.add(name);
      }
    }
    reader.getFields().stream().filter(this::claimsTwo).map(Field::name).forEach(twice::add);
    return twice;
  }

  /** Avro's other authority counts the name and every alias of a field. */
  private boolean claimsTwo(Field field) {
    long claimed = field.aliases().stream().filter(readerByWriter::containsKey).count();
    return claimed + (readerByWriter.containsKey(field.name()) ? 1 : 0) > 1;
  }

  private static Map<String, String> aliases(Schema reader, Schema writer) {
    String name = writer.getFullName();
    if (!name.equals(reader.getFullName()) && !reader.getAliases().contains(name)) {
      return Map.of();
    }
    Map<String, String> aliases = new HashMap<>();
    List<Field> fields = reader.getFields();
    fields.forEach(field -> field.aliases().forEach(alias -> aliases.put(alias, field.name())));
    return aliases;
  }
}
