package io.millrace.producer.jdbc;

import io.millrace.app.cli.AppException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A connection that only reads, each transaction on one snapshot, and what the query's result looks
 * like.
 *
 * @param indexes of the columns by name, from 0, in order
 * @param types of the columns as a growing one, by JDBC's number and the database's name
 */
record Session(
    Connection connection,
    boolean postgres,
    SelectStatement select,
    Map<String, Integer> indexes,
    List<Cell> cells,
    List<ColumnType> types,
    Running running) {

  /** The type of a column. */
  record ColumnType(int number, String name) {}

  /** Connects and has the query described, without running it. */
  static Session open(QuerySettings settings) throws SQLException {
    boolean postgres = settings.url().startsWith("jdbc:postgresql:");
    SelectStatement select = SelectStatement.parse(settings.sql(), postgres);
    Connection connection = connect(settings, postgres);
    try {
      if (postgres) {
        useOneZone(connection);
      }
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      int snapshot = Connection.TRANSACTION_REPEATABLE_READ;
      if (connection.getMetaData().supportsTransactionIsolationLevel(snapshot)) {
        connection.setTransactionIsolation(snapshot);
      }
      return describe(connection, postgres, select);
    } catch (SQLException | RuntimeException e) {
      close(connection, e);
      throw e;
    }
  }

  /** The driver would take that of the machine, and a query give other days on another one. */
  private static void useOneZone(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set time zone 'UTC'");
    }
  }

  private static Connection connect(QuerySettings settings, boolean postgres) throws SQLException {
    Driver driver;
    try {
      driver = DriverManager.getDriver(settings.url());
    } catch (SQLException e) {
      throw AppException.usage(
          "no JDBC driver on the class path takes a URL that begins with "
              + settings.url().replaceFirst("^((?:[^:]*:){0,2}).*", "$1")
              + ": check the URL, or add the driver's jar");
    }
    Properties properties = new Properties();
    if (postgres) {
      properties.put("ApplicationName", "millrace");
      properties.put("tcpKeepAlive", "true");
    }
    properties.putAll(settings.properties());
    Connection connection = driver.connect(settings.url(), properties);
    if (connection == null) {
      throw AppException.usage("the JDBC driver can't read the URL: check it");
    }
    return connection;
  }

  private static Session describe(Connection connection, boolean postgres, SelectStatement select)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(select.marked())) {
      ResultSetMetaData columns = statement.getMetaData();
      if (columns == null) {
        throw AppException.usage("the SQL isn't a query: it gives no columns");
      }
      Map<String, Integer> indexes = new LinkedHashMap<>();
      List<Cell> cells = new ArrayList<>();
      List<ColumnType> types = new ArrayList<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        if (indexes.put(columns.getColumnLabel(i), i - 1) != null) {
          throw AppException.usage(
              "the query gives two columns called %s: name one of them with as"
                  .formatted(columns.getColumnLabel(i)));
        }
        cells.add(Cell.of(columns, i));
        types.add(new ColumnType(columns.getColumnType(i), columns.getColumnTypeName(i)));
      }
      connection.commit();
      return new Session(connection, postgres, select, indexes, cells, types, new Running());
    }
  }

  /** Closes after a failure, which stays the one that is told. */
  private static void close(Connection connection, Exception failure) {
    try {
      connection.close();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }
}
