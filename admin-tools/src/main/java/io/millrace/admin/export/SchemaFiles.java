package io.millrace.admin.export;

import io.millrace.registry.RegisteredSchema;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The files of schemas. A schema gets none when it refers to what a catalogue can't declare: the
 * subject of a topic, a second version of a subject, or a version that is deleted. It stays in the
 * registry then.
 */
final class SchemaFiles {
  private final String folder;
  private final Map<String, RegisteredSchema> shared = new LinkedHashMap<>();
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, String> texts = new LinkedHashMap<>();

  private SchemaFiles(String folder) {
    this.folder = folder;
  }

  static SchemaFiles of(Export export, String folder) {
    SchemaFiles files = new SchemaFiles(folder);
    Set<String> ofTopics = new HashSet<>();
    for (FoundTopic topic : export.topics()) {
      ofTopics.add(topic.shape().name() + "-key");
      ofTopics.add(topic.shape().name() + "-value");
    }
    export.shared().stream()
        .filter(schema -> !ofTopics.contains(schema.subject()))
        .filter(files::canBeWritten)
        .forEach(schema -> files.shared.putIfAbsent(schema.subject(), schema));
    files.shared.values().forEach(files::add);
    return files;
  }

  /** The subjects that schemas refer to, each after those that it refers to itself. */
  List<RegisteredSchema> shared() {
    return List.copyOf(shared.values());
  }

  /** The file of a schema, as the catalogue names it; empty when it can't have one. */
  Optional<String> file(RegisteredSchema schema) {
    if (!canBeWritten(schema)) {
      return Optional.empty();
    }
    add(schema);
    return Optional.of(
        folder.isEmpty()
            ? names.get(schema.subject())
            : folder + "/" + names.get(schema.subject()));
  }

  /** The texts by the names of their files in the folder. */
  Map<String, String> texts() {
    return texts;
  }

  private boolean canBeWritten(RegisteredSchema schema) {
    return schema.references().stream()
        .allMatch(
            reference -> {
              RegisteredSchema referred = shared.get(reference.subject());
              return referred != null
                  && referred.version() == reference.version()
                  && referred.schema().getFullName().equals(reference.name());
            });
  }

  private void add(RegisteredSchema schema) {
    if (!names.containsKey(schema.subject())) {
      String name = name(schema.subject());
      names.put(schema.subject(), name);
      texts.put(name, schema.text() + "\n");
    }
  }

  /** Subjects can have any letters in their names, also those that lead out of a folder. */
  private String name(String subject) {
    String plain = subject.replaceAll("[^A-Za-z0-9._-]", "_");
    Set<String> taken =
        names.values().stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    String name = plain + ".avsc";
    for (int number = 2; taken.contains(name.toLowerCase(Locale.ROOT)); number++) {
      name = plain + "-" + number + ".avsc";
    }
    return name;
  }
}
