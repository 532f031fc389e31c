package io.millrace.producer.jdbc;

import io.millrace.app.cli.AppException;
import io.millrace.producer.input.Place;
import io.millrace.producer.input.Position;
import io.millrace.producer.input.Refusal;
import io.millrace.producer.row.Line;
import io.millrace.producer.row.RowReader;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The rows of a query, streamed. With a growing column they come in its order, and the position
 * (part {@code query}) is the value up to which all rows were read, with its type, the number of
 * rows that were refused for having none, and a digest of query and column. On PostgreSQL no row is
 * skipped because it was committed late; {@link #warning} says where that isn't sure. A table that
 * was emptied, and has grown past the old value before anyone looked, isn't noticed.
 *
 * <p>Cells: numbers that aren't finite are Doubles; dates and times without an end are the text
 * {@code infinity} or {@code -infinity}, and the time at the end of a day is {@code 24:00:00};
 * intervals, JSON, enums, addresses, money and bits are text as the database writes it.
 *
 * <p>The time zone of the session is UTC, wherever the program runs. A row of a growing column of
 * days is read once its day is over everywhere on Earth: until then, somebody may add to it.
 */
public final class QueryRows implements RowReader {
  private static final String NAME = "query";

  private final QuerySettings settings;
  private final Session session;
  private final Optional<Growth> growth;
  private final Arrivals arrivals;
  private QueryPosition position;
  private Pass pass;
  private boolean done;
  private long nulls;
  private Object bound;
  private long number;

  private QueryRows(
      QuerySettings settings, Session session, Map<String, String> positions, LongSupplier nanoTime)
      throws SQLException {
    this.settings = settings;
    this.session = session;
    if (settings.growing().isPresent()) {
      String column = settings.growing().get();
      Growth grows = Growth.of(session, column);
      if (session.postgres() && Writers.isStandby(session.connection())) {
        throw AppException.usage(
            "the server is a standby, which doesn't know what is still to be committed: read a growing column from the primary");
      }
      session.connection().commit();
      this.growth = Optional.of(grows);
      this.position = QueryPosition.of(positions, session.select().digest(column), grows.type());
      this.arrivals = new Arrivals(settings, session, grows, nanoTime);
    } else {
      if (!positions.isEmpty()) {
        settings.requireResumable();
      }
      this.growth = Optional.empty();
      this.arrivals = null;
    }
  }

  /**
   * Connects, and has the database check the query, which it runs with the first {@link #next}.
   *
   * @param positions state by part, as in {@link Position}; empty for the very beginning
   * @throws AppException with the exit code of who can mend it
   */
  public static QueryRows open(QuerySettings settings, Map<String, String> positions) {
    return open(settings, positions, System::nanoTime);
  }

  /** As above, by a clock that follows is measured with. */
  static QueryRows open(
      QuerySettings settings, Map<String, String> positions, LongSupplier nanoTime) {
    try {
      Session session = Session.open(settings);
      try {
        return new QueryRows(settings, session, positions, nanoTime);
      } catch (SQLException | RuntimeException e) {
        session.connection().close();
        throw e;
      }
    } catch (SQLException e) {
      throw QueryFailure.of(e);
    }
  }

  @Override
  public Optional<Line> next() {
    try {
      while (true) {
        if (nulls > 0) {
          return Optional.of(withoutValue());
        }
        if (pass != null) {
          Pass.Read read = pass.next();
          if (read != null) {
            return Optional.of(line(read));
          }
          pass.close();
          pass = null;
        }
        if (!advance()) {
          return Optional.empty();
        }
      }
    } catch (SQLException e) {
      if (session.running().isCancelled()) {
        return Optional.empty();
      }
      throw QueryFailure.of(e);
    }
  }

  /**
   * Has the database give up what it works on, and asks it nothing more: what is read is still
   * given, then there is no more. For another thread than the one that reads; it may take as long
   * as to connect does.
   */
  public void cancel() {
    try {
      session.running().cancel();
    } catch (SQLException e) {
      // Then it ends by itself, or when the connection does.
    }
  }

  /** Finds more to give, and says whether there is any. */
  private boolean advance() throws SQLException {
    if (bound != null) {
      pass = growth.orElseThrow().pass(position.last(), bound, settings.fetchSize());
      bound = null;
      return true;
    }
    if (done) {
      return false;
    }
    if (growth.isEmpty()) {
      done = true;
      var statement = session.connection().prepareStatement(session.select().marked());
      pass = Pass.start(session, growth, statement, settings.fetchSize());
      return true;
    }
    Optional<Growth.Look> look = arrivals.poll(position);
    done = !settings.follow();
    look.ifPresent(
        found -> {
          bound = found.bound();
          nulls = Math.max(0, found.nulls() - position.nulls());
          position = position.withNulls(found.nulls() - nulls);
        });
    return bound != null || nulls > 0;
  }

  private Line withoutValue() {
    nulls--;
    number++;
    position = position.withNulls(position.nulls() + 1);
    Refusal refusal =
        new Refusal(
            new Place(NAME, number),
            settings.growing().orElse(""),
            "",
            "null in the growing column, so the row has no place in the order");
    return new Line.Bad(refusal, new byte[0], position.toPosition());
  }

  private Line line(Pass.Read read) {
    number++;
    Optional<Position> after = Optional.empty();
    if (growth.isPresent() && pass.lastOf(read)) {
      position = position.at(read.value());
      after = position.toPosition();
    }
    return new Line.Good(
        new QueryRow(session.indexes(), read.cells(), new Place(NAME, number), after));
  }

  /** What can't be promised of this database; a line to show to who reads by a growing column. */
  public Optional<String> warning() {
    return growth.isEmpty() || session.postgres()
        ? Optional.empty()
        : Optional.of(
            "rows that are committed later than greater ones can be skipped: only of PostgreSQL is it known which transactions are open");
  }

  @Override
  public boolean follows() {
    return settings.follow();
  }

  @Override
  public Optional<List<String>> columns() {
    return Optional.of(List.copyOf(session.indexes().keySet()));
  }

  @Override
  public void close() {
    try {
      session.connection().close();
    } catch (SQLException e) {
      throw QueryFailure.of(e);
    }
  }
}
