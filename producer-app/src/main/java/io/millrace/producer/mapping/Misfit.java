package io.millrace.producer.mapping;

/** That a cell can't become a value. Knows neither column nor field; a trace would cost much. */
final class Misfit extends Exception {
  private static final long serialVersionUID = 1L;
  private final String within;

  Misfit(String reason) {
    this("", reason);
  }

  /**
   * A misfit of a part of the cell.
   *
   * @param within the path of the part in the value, such as {@code [2].sales}
   */
  Misfit(String within, String reason) {
    super(reason, null, false, false);
    this.within = within;
  }

  String within() {
    return within;
  }
}
