package io.millrace.producer.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL, one for a JVM, on a free port; it ends with the JVM. Each database of it is
 * its caller's own. Its URL is good for child processes too.
 */
public final class Postgres {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String url;

  private Postgres(String url) {
    this.url = url;
  }

  /** A new, empty database. */
  public static Postgres database() {
    String name = "own" + COUNT.incrementAndGet();
    String base = "jdbc:postgresql://127.0.0.1:" + Holder.SERVER.getPort() + "/";
    new Postgres(base + "postgres").run("create database " + name);
    return new Postgres(base + name);
  }

  /** Without user and password. */
  public String url() {
    return url;
  }

  /** Of its owner, who needs no password. */
  public Map<String, String> login() {
    return Map.of("user", "postgres");
  }

  /** A connection that commits by itself; the caller closes it. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, "postgres", "");
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

  private static final class Holder {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setServerConfig("max_prepared_transactions", "4").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
