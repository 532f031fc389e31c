package io.millrace.producer.mapping;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the events of a mapping file. */
final class EventReader {
  private static final String TOPIC = "topic";
  private static final String SCHEMA = "schema";
  private static final String KEY = "key";
  private static final String KEY_SCHEMA = "key-schema";
  private static final String TIMESTAMP = "timestamp";
  private static final String HEADERS = "headers";
  private static final String VALUE = "value";
  static final List<String> KEYS =
      List.of(TOPIC, SCHEMA, KEY, KEY_SCHEMA, TIMESTAMP, HEADERS, VALUE);

  private final Path folder;
  private final Problems problems;
  private final FormReader forms;

  /**
   * @param folder of the mapping file, where schemas may lie
   */
  EventReader(Path folder, Problems problems) {
    this.folder = folder;
    this.problems = problems;
    this.forms = new FormReader(problems);
  }

  EventForm read(Entries entries) {
    Optional<String> topic = entries.text(TOPIC);
    if (entries.find(TOPIC).isEmpty()) {
      problems.add(entries.at(), "an event needs the key \"topic\"");
    }
    return new EventForm(
        topic.orElse(""),
        entries.text(SCHEMA).map(this::beside),
        form(entries, KEY),
        entries.text(KEY_SCHEMA).map(this::beside),
        form(entries, TIMESTAMP),
        headers(entries),
        form(entries, VALUE),
        entries.at());
  }

  private Optional<Form> form(Entries entries, String key) {
    return entries.find(key).flatMap(forms::read);
  }

  private Map<String, Form> headers(Entries entries) {
    Map<String, Form> headers = new LinkedHashMap<>();
    Optional<Node> node = entries.find(HEADERS);
    node.flatMap(it -> Entries.of(it, HEADERS, problems))
        .ifPresent(
            given ->
                given
                    .values()
                    .forEach(
                        (name, value) ->
                            forms.read(value).ifPresent(form -> headers.put(name, form))));
    return headers;
  }

  /** A file beside the mapping file, when there is one of that name; else as it's written. */
  private String beside(String schema) {
    try {
      Path file = folder.resolve(schema);
      return Files.isRegularFile(file) ? file.toString() : schema;
    } catch (InvalidPathException e) {
      return schema;
    }
  }
}
