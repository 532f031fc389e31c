package io.millrace.admin.saved;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.admin.plan.AddPartitions;
import io.millrace.admin.plan.AlterConfig;
import io.millrace.admin.plan.Change;
import io.millrace.admin.plan.CreateTopic;
import io.millrace.admin.plan.DeleteTopic;
import io.millrace.admin.plan.RegisterSchema;
import io.millrace.admin.plan.SetCompatibility;
import io.millrace.admin.plan.Unsupported;
import java.util.List;
import java.util.OptionalLong;

/** Changes as JSON, with all that makes them; {@link ChangeParser} reads them. */
final class ChangeWriter {
  private ChangeWriter() {}

  static ObjectNode json(Change change) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("action", change.action().toString());
    node.put("resource", change.resource());
    if (change instanceof CreateTopic creation) {
      fill(node, creation);
    } else if (change instanceof AddPartitions growth) {
      node.put("from", growth.from());
      node.put("to", growth.to());
      node.put("keys", growth.keys().toString());
    } else if (change instanceof AlterConfig alteration) {
      fill(node, alteration);
    } else if (change instanceof DeleteTopic deletion) {
      node.put("holds", deletion.holds());
      fill(node.putArray("activeGroups"), deletion.activeGroups());
      fill(node.putArray("silent"), deletion.silent());
    } else if (change instanceof RegisterSchema schema) {
      fill(node, schema);
    } else if (change instanceof SetCompatibility level) {
      node.put("from", level.from().map(Enum::name).orElse(null));
      node.put("to", level.to().name());
    } else if (change instanceof Unsupported impossible) {
      node.put("change", impossible.summary());
      node.put("reason", impossible.reason());
    }
    return node;
  }

  private static void fill(ObjectNode node, CreateTopic creation) {
    node.put("partitions", creation.partitions());
    node.put("replication", creation.replication().map(Short::intValue).orElse(null));
    ObjectNode configs = node.putObject("configs");
    creation.configs().forEach(configs::put);
    fill(node.putArray("subjects"), creation.subjects());
  }

  private static void fill(ObjectNode node, AlterConfig alteration) {
    ArrayNode settings = node.putArray("settings");
    alteration
        .settings()
        .forEach(
            setting ->
                settings
                    .addObject()
                    .put("name", setting.name())
                    .put("from", setting.from().orElse(null))
                    .put("to", setting.to().orElse(null))
                    .put("isReset", setting.isReset()));
    node.put("deletes", alteration.retention().deletes());
    put(node, "retentionMs", alteration.retention().millis());
    put(node, "retentionBytes", alteration.retention().bytes());
    alteration
        .loss()
        .ifPresentOrElse(
            loss -> {
              ObjectNode known = node.putObject("loss");
              put(known, "dropped", loss.dropped());
              put(known, "total", loss.total());
            },
            () -> node.putNull("loss"));
  }

  private static void fill(ObjectNode node, RegisterSchema change) {
    node.put("after", change.after());
    node.put("schema", change.schema().schema().toString());
    node.put("text", change.schema().text());
    ArrayNode references = node.putArray("references");
    change
        .schema()
        .references()
        .forEach(
            reference -> {
              ObjectNode added = references.addObject();
              added.put("type", reference.type());
              added.put("subject", reference.subject());
              if (reference.version().isPresent()) {
                added.put("version", reference.version().getAsInt());
              } else {
                added.putNull("version");
              }
            });
  }

  private static void fill(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }

  private static void put(ObjectNode node, String name, OptionalLong number) {
    if (number.isPresent()) {
      node.put(name, number.getAsLong());
    } else {
      node.putNull(name);
    }
  }
}
