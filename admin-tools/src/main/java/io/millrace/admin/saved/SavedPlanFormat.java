package io.millrace.admin.saved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.admin.document.SummedDocument;
import io.millrace.admin.plan.Change;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Saved plans as JSON: {@code format}, {@code cluster}, {@code made}, {@code topicIds}, {@code
 * changes}.
 */
final class SavedPlanFormat {
  private static final SummedDocument DOCUMENT =
      new SummedDocument("plan", 1, "saved plan", "plan --save");

  private SavedPlanFormat() {}

  static byte[] write(SavedPlan plan) {
    ObjectNode body = DOCUMENT.body();
    body.put("cluster", plan.cluster());
    body.put("made", plan.made().toString());
    ObjectNode ids = body.putObject("topicIds");
    plan.topicIds().forEach(ids::put);
    body.putArray("changes").addAll(plan.changes().stream().map(ChangeWriter::json).toList());
    return DOCUMENT.write(body);
  }

  static SavedPlan read(Path file) {
    return DOCUMENT.read(file, SavedPlanFormat::parse);
  }

  private static SavedPlan parse(JsonNode body) {
    List<Change> changes = new ArrayList<>();
    body.required("changes")
        .forEach(node -> changes.add(ChangeParser.change(new JsonMembers(node))));
    Map<String, String> ids = new TreeMap<>();
    body.required("topicIds")
        .properties()
        .forEach(entry -> ids.put(entry.getKey(), entry.getValue().textValue()));
    JsonMembers members = new JsonMembers(body);
    return new SavedPlan(
        members.text("cluster"), Instant.parse(members.text("made")), changes, ids);
  }
}
