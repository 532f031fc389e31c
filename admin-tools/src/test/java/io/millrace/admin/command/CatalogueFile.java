package io.millrace.admin.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Writes catalogues and schemas for one test, whose topics have names of their own. */
record CatalogueFile(Path folder, String topic) {

  static CatalogueFile in(Path folder) {
    return new CatalogueFile(folder, "t-" + UUID.randomUUID());
  }

  /**
   * Declares the topic.
   *
   * @param body of the topic in YAML's flow style
   * @return the file, as an argument
   */
  String declare(String body) {
    return write("catalogue.yaml", "topics:\n  %s: %s\n".formatted(topic, body));
  }

  /** Writes a record schema with the field {@code a} of that type as {@code value.avsc}. */
  void schema(String type) {
    field("a", type);
  }

  /** Writes a record schema with one field as {@code value.avsc}. */
  void field(String name, String type) {
    write(
        "value.avsc",
        """
        {"type": "record", "name": "A", "fields": [{"name": "%s", "type": "%s"}]}
        """
            .formatted(name, type));
  }

  private String write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
