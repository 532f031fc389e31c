package io.millrace.consumer.postgres;

import io.millrace.app.database.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Connections that write in transactions of their own. */
final class Session {
  /** A database that hangs must not hold the poll thread until the group takes it for dead. */
  private static final String SOCKET_SECONDS = "60";

  private Session() {}

  static Connection open(DatabaseAddress database) throws SQLException {
    Properties properties = new Properties();
    properties.put("ApplicationName", "millrace");
    properties.put("tcpKeepAlive", "true");
    properties.put("socketTimeout", SOCKET_SECONDS);
    properties.putAll(database.properties());
    Connection connection = DriverManager.getConnection(database.url(), properties);
    try (Statement statement = connection.createStatement()) {
      // A process that was stopped in a transaction must not hold its locks for ever.
      statement.execute("set idle_in_transaction_session_timeout = '10s'");
      statement.execute("set lock_timeout = '5s'");
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      closeAfter(connection, e);
      throw e;
    }
  }

  /** Closes after a failure, which stays the one that is told. */
  static void closeAfter(Connection connection, Exception failure) {
    try {
      connection.close();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }
}
