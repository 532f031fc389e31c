package io.millrace.app.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.app.cli.AppException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * Reads and parses the texts of schemas; what can't be is an {@link AppException} with its place.
 */
public final class SchemaTexts {
  private static final String TYPES = "say where it is with --types";

  /** Where Jackson says that it doesn't say where. */
  private static final Pattern START_MARKER = Pattern.compile(" \\(start marker at .*\\)");

  /** Avro allows comments, too. */
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

  /** A text, and what messages call it. */
  public record Named(String name, String text) {}

  private SchemaTexts() {}

  /** The text of a file in UTF-8. */
  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw AppException.usage("there is no file %s: name that of a schema".formatted(file));
    } catch (CharacterCodingException e) {
      throw AppException.refused(file + " is no Avro schema: it isn't a text in UTF-8");
    } catch (IOException e) {
      throw AppException.usage(
          Files.isDirectory(file)
              ? "%s is a folder: name the file of a schema".formatted(file)
              : "cannot read %s: %s".formatted(file, e.getMessage()));
    }
  }

  /** The schema of a text, parsed after those whose types it names. */
  public static Schema parse(List<Named> types, Named schema) {
    Schema.Parser parser = new Schema.Parser();
    types.forEach(type -> parse(parser, type, TYPES));
    return parse(parser, schema, TYPES);
  }

  /**
   * The schema of a text that names no types of others.
   *
   * @param undefined what to do about a type that isn't there, such as {@code say where it is}
   */
  public static Schema parse(Named schema, String undefined) {
    return parse(new Schema.Parser(), schema, undefined);
  }

  /** Refuses a text that isn't even JSON. */
  public static void requireJson(Named schema) {
    try {
      var unused = JSON.readTree(schema.text);
    } catch (JsonProcessingException e) {
      throw AppException.refused(schema.name + describe(e));
    }
  }

  private static Schema parse(Schema.Parser parser, Named schema, String undefined) {
    if (schema.text.isBlank()) {
      throw AppException.refused(schema.name + " is no Avro schema: it is empty");
    }
    try {
      return parser.parse(schema.text);
    } catch (NullPointerException e) {
      // What Avro makes of a text that is the name of a type and nothing else.
      throw AppException.refused(
          "%s is no Avro schema: Undefined schema; %s".formatted(schema.name, undefined));
    } catch (AvroRuntimeException e) {
      String message = String.valueOf(e.getMessage());
      throw AppException.refused(
          e.getCause() instanceof JsonProcessingException json
              ? schema.name + describe(json)
              : "%s is no Avro schema: %s%s"
                  .formatted(
                      schema.name,
                      message,
                      message.startsWith("Undefined schema") ? "; " + undefined : ""));
    }
  }

  private static String describe(JsonProcessingException e) {
    String message = START_MARKER.matcher(e.getOriginalMessage()).replaceFirst("");
    return e.getLocation() == null
        ? " is no Avro schema: " + message
        : ":%d:%d: %s"
            .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr(), message);
  }
}
