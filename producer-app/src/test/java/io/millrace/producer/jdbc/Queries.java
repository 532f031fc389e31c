package io.millrace.producer.jdbc;

import java.time.Duration;

/** Settings that differ in one thing. */
final class Queries {
  private Queries() {}

  static QuerySettings following(QuerySettings of) {
    return new QuerySettings(
        of.url(), of.properties(), of.sql(), of.growing(), 10, true, of.interval(), of.patience());
  }

  static QuerySettings impatient(QuerySettings of) {
    return new QuerySettings(
        of.url(), of.properties(), of.sql(), of.growing(), 10, false, of.interval(), Duration.ZERO);
  }
}
