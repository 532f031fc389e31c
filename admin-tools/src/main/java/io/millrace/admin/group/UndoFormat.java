package io.millrace.admin.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.admin.document.SummedDocument;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/** Undo files as JSON. */
final class UndoFormat {
  private static final SummedDocument DOCUMENT =
      new SummedDocument("undo", 1, "undo file", "a reset");

  private UndoFormat() {}

  static byte[] write(UndoFile undo) {
    ObjectNode body = DOCUMENT.body();
    body.put("cluster", undo.cluster());
    body.put("group", undo.group());
    body.put("written", undo.written().toString());
    undo.entries().forEach(entry -> fill(body.withArray("offsets").addObject(), entry));
    return DOCUMENT.write(body);
  }

  static UndoFile read(Path file) {
    return DOCUMENT.read(file, UndoParser::parse);
  }

  private static void fill(ObjectNode node, UndoFile.Entry entry) {
    node.put("topic", entry.partition().topic());
    node.put("partition", entry.partition().partition());
    fill(node, "before", entry.before());
    fill(node, "after", entry.after());
  }

  private static void fill(ObjectNode node, String name, Optional<OffsetAndMetadata> offset) {
    if (offset.isEmpty()) {
      node.putNull(name);
      return;
    }
    ObjectNode position = node.putObject(name);
    position.put("offset", offset.get().offset());
    offset
        .get()
        .leaderEpoch()
        .ifPresentOrElse(
            epoch -> position.put("leaderEpoch", epoch), () -> position.putNull("leaderEpoch"));
    position.put("metadata", offset.get().metadata());
  }
}
