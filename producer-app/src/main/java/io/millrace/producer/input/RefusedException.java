package io.millrace.producer.input;

/** That an input can't be published, for a reason of its own. Checked: whoever reads goes on. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;
  private final String column;
  private final String field;

  /**
   * A refusal.
   *
   * @param column the column or member; empty for the input as a whole
   * @param field the path of the schema's field; empty when none was reached
   */
  public RefusedException(String column, String field, String reason) {
    super(reason, null, false, false);
    this.column = column;
    this.field = field;
  }

  /** The refusal, of an input at a place. */
  public Refusal at(Place place) {
    return new Refusal(place, column, field, getMessage());
  }
}
