package io.millrace.app.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.millrace.app.record.DecodedRecord;
import io.millrace.app.record.RecordLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;

/**
 * A record for people: a line with its place, time, key and headers, and below it the value, a line
 * for each field. A text is quoted where it could be taken for something else, or could move the
 * cursor of a terminal.
 */
final class RecordText {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern PLAIN =
      Pattern.compile("[^\\p{C}\\p{Z}](?:[^\\p{C}\\p{Zl}\\p{Zp}]*[^\\p{C}\\p{Z}])?");
  private static final Pattern AMBIGUOUS =
      Pattern.compile("null|true|false|-?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?|[\"{\\[-].*");
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}&&[\\x{0}-\\x{ffff}]]");

  private final StringBuilder text = new StringBuilder();
  private boolean afterDash;

  private RecordText() {}

  /** Its lines, without a newline at the end. */
  static String of(DecodedRecord record, RecordLine line) {
    RecordText lines = new RecordText();
    lines
        .text
        .append(record.topic())
        .append('-')
        .append(record.partition())
        .append('@')
        .append(record.offset())
        .append("  ")
        .append(RecordPrinter.time(record))
        .append("  ");
    lines.key(line.key());
    record.headers().forEach(lines::header);
    lines.value(line.value());
    line.problem().ifPresent(problem -> lines.line(2).append("undecodable: ").append(problem));
    return lines.text.toString();
  }

  private void key(String json) {
    text.append(json.startsWith("\"") ? scalar(json) : json);
  }

  private void header(Header header) {
    text.append("  ").append(quoted(header.key())).append('=').append(text(header.value()));
  }

  private static String text(byte[] value) {
    if (value == null) {
      return "null";
    }
    try {
      return quoted(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString());
    } catch (CharacterCodingException e) {
      return "base64:" + Base64.getEncoder().encodeToString(value);
    }
  }

  private void value(String json) {
    try (JsonParser parser = JSON.createParser(json)) {
      JsonToken token = parser.nextToken();
      if (token.isScalarValue()) {
        line(2).append(scalar(parser));
      } else {
        nested(parser, 2);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the parser is at: behind a name, or below it. */
  private void nested(JsonParser parser, int indent) throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT -> fields(parser, indent);
      case START_ARRAY -> items(parser, indent);
      default -> {
        text.append(' ').append(scalar(parser));
        afterDash = false;
      }
    }
  }

  private void fields(JsonParser parser, int indent) throws IOException {
    if (parser.nextToken() == JsonToken.END_OBJECT) {
      empty("{}");
    }
    for (; parser.currentToken() != JsonToken.END_OBJECT; parser.nextToken()) {
      line(indent).append(quoted(parser.currentName())).append(':');
      parser.nextToken();
      nested(parser, indent + 2);
    }
  }

  private void items(JsonParser parser, int indent) throws IOException {
    if (parser.nextToken() == JsonToken.END_ARRAY) {
      empty("[]");
    }
    for (; parser.currentToken() != JsonToken.END_ARRAY; parser.nextToken()) {
      line(indent).append('-');
      afterDash = true;
      nested(parser, indent + 2);
    }
  }

  private void empty(String brackets) {
    text.append(' ').append(brackets);
    afterDash = false;
  }

  /** The first field of an item stands behind its dash. */
  private StringBuilder line(int indent) {
    text.append(afterDash ? " " : "\n" + " ".repeat(indent));
    afterDash = false;
    return text;
  }

  private static String scalar(String json) {
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      return scalar(parser);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String scalar(JsonParser parser) throws IOException {
    return parser.currentToken() == JsonToken.VALUE_STRING
        ? quoted(parser.getText())
        : parser.getText();
  }

  private static String quoted(String text) {
    if (PLAIN.matcher(text).matches() && !AMBIGUOUS.matcher(text).matches()) {
      return text;
    }
    String json = new String(JsonStringEncoder.getInstance().quoteAsString(text));
    return INVISIBLE
        .matcher('"' + json + '"')
        .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
  }
}
