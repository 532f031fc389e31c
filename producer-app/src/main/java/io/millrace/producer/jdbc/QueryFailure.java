package io.millrace.producer.jdbc;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import java.sql.SQLException;

/** What a user is told of a database's error: one line, and who can mend it. */
final class QueryFailure {
  private QueryFailure() {}

  static AppException of(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    String line = line(e);
    if (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53")) {
      return AppException.unavailable("the database doesn't answer: " + line, e);
    }
    if (state.startsWith("28")) {
      return AppException.ended(
          ExitCode.ACCESS_DENIED,
          "the database lets nobody in: " + line + ": check user and password");
    }
    if (state.equals("42501")) {
      return AppException.ended(
          ExitCode.ACCESS_DENIED, "the database denies it: " + line + ": grant select");
    }
    if (state.equals("25006")) {
      return AppException.usage("the SQL has to read only: " + line);
    }
    if (state.startsWith("42") || state.equals("3D000") || state.startsWith("0A")) {
      return AppException.usage("the database can't run the query: " + line);
    }
    if (state.startsWith("22")) {
      return AppException.refused("the query fails on its data: " + line);
    }
    return AppException.failed("the query failed: " + line, e);
  }

  /** PostgreSQL's messages have lines, of which the one with the position is worth the most. */
  private static String line(SQLException e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return message.strip().replaceFirst("^(ERROR|FATAL): ", "").replaceAll("\\s*\\R\\s*", "; ");
  }
}
