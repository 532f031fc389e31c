package io.millrace.benchmarks.consumer;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Runs statements: {@code Sql URL STATEMENT...}. */
public final class Sql {
  private Sql() {}

  /** Each statement is committed. */
  public static void main(String[] arguments) throws SQLException {
    try (Connection connection = connect(arguments[0]);
        Statement statement = connection.createStatement()) {
      for (int i = 1; i < arguments.length; i++) {
        statement.execute(arguments[i]);
      }
    }
  }

  /** A connection of the database's owner, who needs no password; the caller closes it. */
  static Connection connect(String url) throws SQLException {
    return DriverManager.getConnection(url, "postgres", "");
  }
}
