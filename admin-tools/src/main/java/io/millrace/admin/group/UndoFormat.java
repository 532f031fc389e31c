package io.millrace.admin.group;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.app.cli.AppException;
import io.millrace.app.cli.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Undo files as JSON: {@code {"undo": {...}, "sha256": "..."}}, where the sum is that of the undo
 * without white space, so that a file which was cut off or edited is known as such.
 */
final class UndoFormat {
  private static final int VERSION = 1;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private UndoFormat() {}

  static byte[] write(UndoFile undo) {
    ObjectNode body = JSON.createObjectNode();
    body.put("format", VERSION);
    body.put("cluster", undo.cluster());
    body.put("group", undo.group());
    body.put("written", undo.written().toString());
    undo.entries().forEach(entry -> fill(body.withArray("offsets").addObject(), entry));
    ObjectNode document = JSON.createObjectNode();
    document.set("undo", body);
    document.put("sha256", sum(body));
    return (document.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  static UndoFile read(Path file) {
    byte[] bytes = bytes(file);
    try {
      JsonNode document = JSON.readTree(bytes);
      JsonNode body = document.path("undo");
      if (!sum(body).equals(document.path("sha256").asText())) {
        throw damaged(file, "its sum is not that of its content");
      }
      return parse(body);
    } catch (IOException e) {
      throw damaged(file, "it is no whole JSON document");
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      throw damaged(file, e.getMessage());
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw AppException.usage("no file " + file + ": give one that a reset has written");
    } catch (IOException e) {
      throw AppException.failed("cannot read " + file + ": " + Failure.of(e).line(), e);
    }
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

  private static UndoFile parse(JsonNode body) {
    if (body.path("format").asInt() != VERSION) {
      throw new IllegalArgumentException(
          "its format is not " + VERSION + ", which this tool knows");
    }
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

  private static String sum(JsonNode body) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(body.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static AppException damaged(Path file, String why) {
    return AppException.refused(
        "%s is damaged, or was edited, or is no undo file: %s; nothing is changed"
            .formatted(file, why));
  }
}
