package io.millrace.producer.example;

/** A field whose text isn't what its column holds. */
final class FieldException extends Exception {
  private static final long serialVersionUID = 1L;
  private final String field;

  FieldException(String field, String reason) {
    super(reason);
    this.field = field;
  }

  String field() {
    return field;
  }
}
