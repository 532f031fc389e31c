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
import java.util.HexFormat;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/**
 * Undo files as JSON: {@code {"undo": {...}, "sha256": "..."}}, where the sum is that of the undo
 * without white space, so that a file which was cut off or edited is known as such.
 */
final class UndoFormat {
  static final int VERSION = 1;
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
      return UndoParser.parse(body);
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
