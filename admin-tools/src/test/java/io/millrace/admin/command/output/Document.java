package io.millrace.admin.command.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON of a view, or what a test expects of it. */
public final class Document {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Document() {}

  public static JsonNode of(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
