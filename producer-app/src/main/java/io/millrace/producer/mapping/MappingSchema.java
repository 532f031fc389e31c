package io.millrace.producer.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The JSON Schema of mapping files, for editors. */
public final class MappingSchema {
  private static final String RESOURCE = "io/millrace/producer/mapping.schema.json";

  private MappingSchema() {}

  /** As it is written, with its last line's end. */
  public static String text() {
    try (InputStream in = MappingSchema.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
