package io.millrace.admin.command.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.millrace.admin.schema.HeldLevel;
import io.millrace.admin.schema.LevelSource;

/**
 * A level as a line and, for programs, as an object with {@code subject} (null for the registry's
 * default), {@code level} and {@code source} (subject or registry).
 */
final class LevelView {
  private LevelView() {}

  /**
   * @param subject null for the registry's default, as in the next
   */
  static String line(String subject, HeldLevel held) {
    if (subject == null) {
      return "the registry's default is " + held.level();
    }
    return "%s is held to %s, %s"
        .formatted(
            subject,
            held.level(),
            held.source() == LevelSource.SUBJECT ? "its own level" : "the registry's default");
  }

  static String json(String subject, HeldLevel held) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("subject", subject)
        .put("level", held.level().name())
        .put("source", held.source().toString())
        .toPrettyString();
  }
}
