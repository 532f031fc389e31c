package io.millrace.admin.command.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.admin.answer.Found;
import io.millrace.admin.command.output.FailuresView;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Deletions as lines and, for programs, as {@code {"deletions": [...], "failures": [...]}}: objects
 * with {@code subject}, {@code outcome} (proposed, or confirmed by the registry) and, when
 * confirmed, {@code versions}; the failures as in {@link FailuresView}.
 */
final class DeletionView {
  private DeletionView() {}

  static String word(boolean permanent) {
    return permanent ? "delete for good" : "delete";
  }

  static String line(String subject, List<Integer> versions, boolean permanent) {
    return "%s %s: %s %s"
        .formatted(
            word(permanent),
            subject,
            versions.size() == 1 ? "version" : "versions",
            versions.stream().map(String::valueOf).collect(Collectors.joining(", ")));
  }

  /** What would be deleted. */
  static String json(List<String> subjects) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode deletions = document.putArray("deletions");
    subjects.forEach(
        subject -> deletions.addObject().put("subject", subject).put("outcome", "proposed"));
    FailuresView.fill(document, Map.of());
    return document.toPrettyString();
  }

  /** What was deleted. */
  static String json(Found<List<Integer>> found) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode deletions = document.putArray("deletions");
    found
        .values()
        .forEach(
            (subject, versions) -> {
              ObjectNode node = deletions.addObject();
              node.put("subject", subject).put("outcome", "confirmed");
              ArrayNode numbers = node.putArray("versions");
              versions.forEach(numbers::add);
            });
    FailuresView.fill(document, found.failures());
    return document.toPrettyString();
  }
}
