package io.millrace.binary;

import org.apache.avro.AvroTypeException;

/**
 * The writer used a branch of a union, or a symbol of an enum, that the reader's schema doesn't
 * have. The bytes are fine; the reader is older than the writer. The message names the field.
 */
public final class UnknownBranchException extends AvroTypeException {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final transient FieldPath path = new FieldPath();

  private UnknownBranchException(String what, String name) {
    super(what);
    this.name = name;
  }

  static UnknownBranchException branch(String name) {
    return new UnknownBranchException(
        "the writer's %s is no branch of the reader's schema".formatted(name), name);
  }

  static UnknownBranchException symbol(String symbol, String enumName) {
    return new UnknownBranchException(
        "the writer's %s is no symbol of the reader's enum %s, which has no default"
            .formatted(symbol, enumName),
        symbol);
  }

  /** The full name of the branch's schema, or the symbol. */
  public String name() {
    return name;
  }

  FieldPath path() {
    return path;
  }

  @Override
  public String getMessage() {
    return path == null ? super.getMessage() : path.before(super.getMessage());
  }
}
