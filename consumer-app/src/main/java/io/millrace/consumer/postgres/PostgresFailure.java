package io.millrace.consumer.postgres;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import java.sql.SQLException;
import java.util.Set;

/** What a user is told of a database's error: one line, and who can mend it. */
final class PostgresFailure {
  /**
   * Of what others did: a deadlock, a lock that isn't given, an end from outside, a server that is
   * a copy until a failover is over.
   */
  private static final Set<String> PASSING =
      Set.of("40001", "40P01", "55P03", "25P03", "57014", "25006");

  private PostgresFailure() {}

  /** Whether the same may work in a moment: the database is away, full or busy. */
  static boolean isPassing(SQLException e) {
    String state = state(e);
    return isAway(state) || PASSING.contains(state);
  }

  /** Whether a value is to blame, and so an event. */
  static boolean isOfData(SQLException e) {
    return state(e).startsWith("22") || state(e).startsWith("23");
  }

  static AppException of(SQLException e) {
    String state = state(e);
    String line = line(e);
    if (isAway(state)) {
      return AppException.unavailable("the database doesn't answer: " + line, e);
    } else if (PASSING.contains(state)) {
      return AppException.unavailable("the database is busy: " + line, e);
    } else if (state.startsWith("28")) {
      return AppException.ended(
          ExitCode.ACCESS_DENIED,
          "the database lets nobody in: " + line + ": check user and password");
    } else if (state.equals("42501")) {
      return AppException.ended(
          ExitCode.ACCESS_DENIED,
          "the database denies it: " + line + ": grant it, or have an owner make the table");
    } else if (state.equals("42P10")) {
      return AppException.usage(
          "an upsert needs a primary key or a unique index of exactly the columns of the key: "
              + line);
    } else if (state.startsWith("42") || state.startsWith("3D") || state.startsWith("3F")) {
      return AppException.usage("the database can't do it: " + line);
    } else if (isOfData(e)) {
      return AppException.refused("the database refuses the events: " + line);
    }
    return AppException.failed("the database failed: " + line, e);
  }

  private static boolean isAway(String state) {
    return state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
  }

  private static String state(SQLException e) {
    return e.getSQLState() == null ? "" : e.getSQLState();
  }

  /** PostgreSQL's messages have lines. */
  static String line(SQLException e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return message.strip().replaceFirst("^(ERROR|FATAL): ", "").replaceAll("\\s*\\R\\s*", "; ");
  }
}
