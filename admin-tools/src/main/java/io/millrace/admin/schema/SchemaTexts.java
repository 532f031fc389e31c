package io.millrace.admin.schema;

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

/** Reads and parses the texts of schemas; what can't be is said with its place. */
final class SchemaTexts {
  /** Where Jackson says that it doesn't say where. */
  private static final Pattern START_MARKER = Pattern.compile(" \\(start marker at .*\\)");

  /** Avro allows comments, too. */
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

  /** A text, and what messages call it. */
  record Named(String name, String text) {}

  private SchemaTexts() {}

  static String read(Path file) {
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
  static Schema parse(List<Named> types, Named schema) {
    Schema.Parser parser = new Schema.Parser();
    types.forEach(type -> parse(parser, type, "--types"));
    return parse(parser, schema, "--types");
  }

  /** The schema of a text that is for a subject, and names no types of others. */
  static Schema parse(Named schema) {
    return parse(new Schema.Parser(), schema, "--reference");
  }

  /** Refuses a text that isn't even JSON. */
  static void requireJson(Named schema) {
    try {
      var unused = JSON.readTree(schema.text);
    } catch (JsonProcessingException e) {
      throw AppException.refused(schema.name + describe(e));
    }
  }

  /**
   * @param option that says where a type is that isn't there
   */
  private static Schema parse(Schema.Parser parser, Named schema, String option) {
    if (schema.text.isBlank()) {
      throw AppException.refused(schema.name + " is no Avro schema: it is empty");
    }
    try {
      return parser.parse(schema.text);
    } catch (AvroRuntimeException e) {
      String message = String.valueOf(e.getMessage());
      throw AppException.refused(
          e.getCause() instanceof JsonProcessingException json
              ? schema.name + describe(json)
              : "%s is no Avro schema: %s%s"
                  .formatted(
                      schema.name,
                      message,
                      message.startsWith("Undefined schema")
                          ? "; say where it is with " + option
                          : ""));
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
