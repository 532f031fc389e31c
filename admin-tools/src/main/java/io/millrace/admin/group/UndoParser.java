package io.millrace.admin.group;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the JSON of an undo file. What isn't as {@link UndoFormat} writes it is an {@code
 * IllegalArgumentException}, {@code ArithmeticException} or {@code DateTimeException}.
 */
final class UndoParser {
  private UndoParser() {}

  static UndoFile parse(JsonNode body) {
    List<UndoFile.Entry> entries = new ArrayList<>();
    body.path("offsets").forEach(node -> entries.add(entry(node)));
    return new UndoFile(
        text(body, "cluster"), text(body, "group"), Instant.parse(text(body, "written")), entries);
  }

  private static UndoFile.Entry entry(JsonNode node) {
    TopicPartition partition =
        new TopicPartition(text(node, "topic"), Math.toIntExact(number(node, "partition")));
    return new UndoFile.Entry(
        partition, offset(node.required("before")), offset(node.required("after")));
  }

  private static Optional<OffsetAndMetadata> offset(JsonNode node) {
    if (node.isNull()) {
      return Optional.empty();
    }
    Optional<Integer> epoch =
        node.required("leaderEpoch").isNull()
            ? Optional.empty()
            : Optional.of(Math.toIntExact(number(node, "leaderEpoch")));
    return Optional.of(
        new OffsetAndMetadata(number(node, "offset"), epoch, text(node, "metadata")));
  }

  private static String text(JsonNode node, String name) {
    JsonNode value = node.required(name);
    if (!value.isTextual()) {
      throw new IllegalArgumentException(name + " is no text");
    }
    return value.textValue();
  }

  private static long number(JsonNode node, String name) {
    JsonNode value = node.required(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new IllegalArgumentException(name + " is no whole number");
    }
    return value.longValue();
  }
}
