package io.millrace.binary;

import org.apache.avro.AvroTypeException;

/**
 * A value doesn't fit the schema that it should be written with. The message names the field, what
 * the schema expects there, and what was found.
 */
public final class DatumMismatchException extends AvroTypeException {
  private static final long serialVersionUID = 1L;

  private final transient FieldPath path = new FieldPath();

  DatumMismatchException(String what) {
    super(what);
  }

  DatumMismatchException(String what, Throwable cause) {
    super(what, cause);
  }

  /** Names the class of what was found and not its value, which is nobody else's business. */
  static DatumMismatchException expected(String expected, Object found) {
    return new DatumMismatchException(
        "expected %s, found %s"
            .formatted(expected, found == null ? "null" : "a " + found.getClass().getName()));
  }

  FieldPath path() {
    return path;
  }

  /** Where it is, such as {@code lines[2].sales}; empty for the value as a whole. */
  public String field() {
    return path.before("").replaceFirst(": $", "");
  }

  /** What is wrong there, without the place. */
  public String reason() {
    return super.getMessage();
  }

  @Override
  public String getMessage() {
    return path == null ? super.getMessage() : path.before(super.getMessage());
  }
}
