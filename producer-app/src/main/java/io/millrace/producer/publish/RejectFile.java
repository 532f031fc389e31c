package io.millrace.producer.publish;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Where refused input goes, in a form that can be mended and imported again: above each input as it
 * stands in its source, a comment line says what is wrong with it.
 *
 * @param source the name of what is refused from, for the first line
 * @param header the line that stands on top of the source, without its end; empty for none; asked
 *     for when the first input is refused
 */
public record RejectFile(Path path, String source, Supplier<String> header) {
  /** With what comment lines begin. */
  public static final String COMMENT = "#millrace: ";

  /**
   * The part of the positions that holds how long the file is; no file that is read is called so.
   */
  static final String PART = "/rejects";

  public RejectFile {
    path = path.toAbsolutePath().normalize();
    requireNonNull(source, "source");
    requireNonNull(header, "header");
  }
}
