package io.millrace.admin.command.group;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.admin.command.output.FailuresView;
import io.millrace.app.cli.Failure;
import java.util.List;
import java.util.Map;

/**
 * Deleted groups as a program reads them: {@code {"deletions": [...], "failures": [...]}}, objects
 * with {@code group} and {@code outcome} (confirmed, by the broker); the failures as in {@link
 * FailuresView}.
 */
final class GroupDeletionView {
  private GroupDeletionView() {}

  static String json(List<String> deleted, Map<String, Failure> failures) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode deletions = document.putArray("deletions");
    deleted.forEach(group -> deletions.addObject().put("group", group).put("outcome", "confirmed"));
    FailuresView.fill(document, failures);
    return document.toPrettyString();
  }
}
