package io.millrace.admin.document;

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
import java.util.function.Function;
import org.apache.avro.AvroRuntimeException;

/**
 * A kind of JSON file: {@code {"<member>": {"format": 1, ...}, "sha256": "..."}}, where the sum is
 * that of the member without white space, so that a file which was cut off or edited is known as
 * such.
 *
 * @param format the version of what stands in the member, from 1
 * @param kind what such a file is called
 * @param origin what writes it
 */
public record SummedDocument(String member, int format, String kind, String origin) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** An object with nothing but the format, to be filled and written. */
  public ObjectNode body() {
    return JSON.createObjectNode().put("format", format);
  }

  /** The file's content. */
  public byte[] write(ObjectNode body) {
    ObjectNode document = JSON.createObjectNode();
    document.set(member, body);
    document.put("sha256", sum(body));
    return (document.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads a file.
   *
   * @param parse of the member; what isn't as it ought to be is an {@link
   *     IllegalArgumentException}, an {@link ArithmeticException}, a {@link DateTimeException} or
   *     one of Avro's
   * @throws AppException when there is no such file, it's damaged, or of a newer format
   */
  public <T> T read(Path file, Function<JsonNode, T> parse) {
    byte[] bytes = bytes(file);
    try {
      JsonNode document = JSON.readTree(bytes);
      JsonNode body = document.path(member);
      requireKnown(file, body.path("format").asInt());
      if (!sum(body).equals(document.path("sha256").asText())) {
        throw damaged(file, "its sum is not that of its content");
      }
      return parse.apply(body);
    } catch (IOException e) {
      throw damaged(file, "it is no whole JSON document");
    } catch (IllegalArgumentException
        | ArithmeticException
        | DateTimeException
        | AvroRuntimeException e) {
      throw damaged(file, e.getMessage());
    }
  }

  private void requireKnown(Path file, int its) {
    if (its > format) {
      throw AppException.usage(
          "%s has the format %d, and this program knows those up to %d: use the program that made it"
              .formatted(file, its, format));
    }
  }

  private byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw AppException.usage("no file %s: give one that %s has written".formatted(file, origin));
    } catch (IOException e) {
      throw AppException.failed("cannot read " + file + ": " + Failure.of(e).line(), e);
    }
  }

  private static String sum(JsonNode body) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(body.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private AppException damaged(Path file, String why) {
    return AppException.refused(
        "%s is damaged, or was edited, or is no %s: %s; nothing is changed"
            .formatted(file, kind, why));
  }
}
