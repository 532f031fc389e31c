package io.millrace.binary;

import org.apache.avro.AvroRuntimeException;

/**
 * Bytes that don't follow the schema that they are said to be written with: they end too early,
 * name a branch or symbol that the schema lacks, hold a value that is none of its logical type, or
 * claim more than the {@link Limits} allow. The message names the field.
 */
public final class MalformedDataException extends AvroRuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient FieldPath path = new FieldPath();

  MalformedDataException(String what) {
    super(what);
  }

  MalformedDataException(String what, Throwable cause) {
    super(what, cause);
  }

  FieldPath path() {
    return path;
  }

  @Override
  public String getMessage() {
    return path == null ? super.getMessage() : path.before(super.getMessage());
  }
}
