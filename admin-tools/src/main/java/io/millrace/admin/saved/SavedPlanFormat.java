package io.millrace.admin.saved;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.admin.plan.Change;
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
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.AvroRuntimeException;

/**
 * Saved plans as JSON: {@code {"plan": {"format", "cluster", "made", "topicIds", "changes"},
 * "sha256": "..."}}, where the sum is that of the plan without white space, so that a file which
 * was cut off or edited is known as such.
 */
final class SavedPlanFormat {
  static final int VERSION = 1;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private SavedPlanFormat() {}

  static byte[] write(SavedPlan plan) {
    ObjectNode body = JSON.createObjectNode();
    body.put("format", VERSION);
    body.put("cluster", plan.cluster());
    body.put("made", plan.made().toString());
    ObjectNode ids = body.putObject("topicIds");
    plan.topicIds().forEach(ids::put);
    body.putArray("changes").addAll(plan.changes().stream().map(ChangeWriter::json).toList());
    ObjectNode document = JSON.createObjectNode();
    document.set("plan", body);
    document.put("sha256", sum(body));
    return (document.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  static SavedPlan read(Path file) {
    byte[] bytes = bytes(file);
    try {
      JsonNode document = JSON.readTree(bytes);
      JsonNode body = document.path("plan");
      if (body.path("format").asInt() > VERSION) {
        throw AppException.usage(
            "%s has the format %d, and this program knows those up to %d: apply it with the program that made it"
                .formatted(file, body.path("format").asInt(), VERSION));
      }
      if (!sum(body).equals(document.path("sha256").asText())) {
        throw damaged(file, "its sum is not that of its content");
      }
      return parse(body);
    } catch (IOException e) {
      throw damaged(file, "it is no whole JSON document");
    } catch (IllegalArgumentException
        | ArithmeticException
        | DateTimeException
        | AvroRuntimeException e) {
      throw damaged(file, e.getMessage());
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw AppException.usage("no file " + file + ": give one that plan --save has written");
    } catch (IOException e) {
      throw AppException.failed("cannot read " + file + ": " + Failure.of(e).line(), e);
    }
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
        "%s is damaged, or was edited, or is no saved plan: %s; nothing is changed"
            .formatted(file, why));
  }
}
