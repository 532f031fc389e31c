package io.millrace.json;

import static java.util.Objects.requireNonNull;

import org.apache.avro.AvroRuntimeException;

/**
 * JSON that its schema refuses. The message has the place, what stands there and what is expected;
 * the same input fails again.
 */
public final class AvroJsonException extends AvroRuntimeException {
  private static final long serialVersionUID = 1L;

  private final String path;

  AvroJsonException(String path, String problem) {
    super(path + ": " + problem);
    this.path = requireNonNull(path, "path");
  }

  /**
   * Where in the JSON, from {@code $} for the whole: {@code $.lines[2].sales}. A name that is not
   * an identifier stands in brackets: {@code $.attributes["a b"]}.
   */
  public String path() {
    return path;
  }
}
