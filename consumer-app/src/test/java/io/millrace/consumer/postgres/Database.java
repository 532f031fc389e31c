package io.millrace.consumer.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A database of its caller's own, on a real PostgreSQL: the one of the JVM, which ends with it, or
 * one that can be stopped and started. Its URL is good for child processes too.
 */
public final class Database implements AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final int port;
  private final String name;
  private final Path folder;
  private EmbeddedPostgres server;

  private Database(int port, String name, Path folder, EmbeddedPostgres server) {
    this.port = port;
    this.name = name;
    this.folder = folder;
    this.server = server;
  }

  /** A new, empty database. */
  public static Database create() {
    String name = "own" + COUNT.incrementAndGet();
    int port = Holder.SERVER.getPort();
    new Database(port, "postgres", null, null).run("create database " + name);
    return new Database(port, name, null, null);
  }

  /** A server with its data in this folder; the caller closes it. */
  public static Database startOwn(Path folder) throws IOException {
    Files.createDirectories(folder);
    EmbeddedPostgres server = start(folder, 0);
    return new Database(server.getPort(), "postgres", folder, server);
  }

  private static EmbeddedPostgres start(Path folder, int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder.toFile())
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }

  /** Stops a server of its own; what was committed stays. */
  public void stop() throws IOException {
    server.close();
    server = null;
  }

  /** Starts it again where it was. */
  public void start() throws IOException {
    server = start(folder, port);
  }

  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
  }

  /** A file of properties with its user. */
  public static Path login(Path folder) throws IOException {
    return Files.writeString(folder.resolve("login.properties"), "user=postgres\n");
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), "postgres", "");
  }

  /** Runs statements, each committed. */
  public void run(String... statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The rows of a query, their cells with a bar between. */
  public List<String> rows(String sql) {
    List<String> all = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          cells.add(String.valueOf(rows.getString(i)));
        }
        all.add(String.join("|", cells));
      }
      return all;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** How many rows a table has; 0 when there is no table. */
  public long count(String table) {
    return rows("select to_regclass('" + table + "')").get(0).equals("null")
        ? 0
        : Long.parseLong(rows("select count(*) from " + table).get(0));
  }

  @Override
  public void close() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  private static final class Holder {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
