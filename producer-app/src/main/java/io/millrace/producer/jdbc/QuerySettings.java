package io.millrace.producer.jdbc;

import static java.util.Objects.requireNonNull;

import io.millrace.app.cli.AppException;
import io.millrace.app.database.DatabaseAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Which query is read, from where, and how.
 *
 * @param url of JDBC, without any secret in it
 * @param properties of the driver, such as {@code user}, {@code password}, {@code ssl}
 * @param sql one query that only reads; a semicolon at its end is taken off
 * @param growing the column of the result by which rows are ordered and a run goes on; its values
 *     only grow: a new row whose value isn't above all that were read is never read
 * @param fetchSize rows that are asked for at once, and held in memory
 * @param follow whether to ask again for new rows
 * @param interval between two questions of a reader that follows
 * @param patience how long one that doesn't follow waits for open transactions that may still
 *     commit rows before its end
 */
public record QuerySettings(
    String url,
    Map<String, String> properties,
    String sql,
    Optional<String> growing,
    int fetchSize,
    boolean follow,
    Duration interval,
    Duration patience) {

  /** Rows that are asked for at once where nothing else is said. */
  public static final int DEFAULT_FETCH_SIZE = 1_000;

  /** Between two questions where nothing else is said. */
  public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(5);

  /** For open transactions to end, where nothing else is said. */
  public static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(30);

  /** Checks what can be checked without the database: {@link AppException} of usage. */
  public QuerySettings {
    requireNonNull(url, "url");
    properties = Map.copyOf(properties);
    requireNonNull(sql, "sql");
    requireNonNull(growing, "growing");
    requireNonNull(interval, "interval");
    requireNonNull(patience, "patience");
    DatabaseAddress.refuseSecret(url);
    if (fetchSize < 1) {
      throw AppException.usage("the fetch size is 1 or more, not " + fetchSize);
    }
    if (interval.isNegative() || interval.isZero() || patience.isNegative()) {
      throw AppException.usage("an interval is above zero, and patience isn't below it");
    }
    if (follow && growing.isEmpty()) {
      throw AppException.usage(
          "a query can be followed only by a growing column: name the one that says what is new");
    }
  }

  /** A query that is read once, in one pass. */
  public static QuerySettings of(String url, Map<String, String> properties, String sql) {
    return new QuerySettings(
        url,
        properties,
        sql,
        Optional.empty(),
        DEFAULT_FETCH_SIZE,
        false,
        DEFAULT_INTERVAL,
        DEFAULT_PATIENCE);
  }

  /** The same query, by a growing column. */
  public QuerySettings by(String column) {
    return new QuerySettings(
        url, properties, sql, Optional.of(column), fetchSize, follow, interval, patience);
  }

  /**
   * Refuses what a named import can't be of.
   *
   * @throws AppException of usage when there is no growing column
   */
  public void requireResumable() {
    if (growing.isEmpty()) {
      throw AppException.usage(
          "an import with a --name goes on where it was, and a query can't without a growing"
              + " column: name one, or leave the --name out");
    }
  }

  /** Without the values of the properties. */
  @Override
  public String toString() {
    return "QuerySettings[url=%s, properties=%s, sql=%s, growing=%s]"
        .formatted(url, properties.keySet(), sql, growing);
  }
}
