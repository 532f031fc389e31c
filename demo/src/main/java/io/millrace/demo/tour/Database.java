package io.millrace.demo.tour;

import io.millrace.app.cli.AppException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A PostgreSQL for the statements of a page. */
interface Database extends AutoCloseable {
  /** Where the page says that it is. */
  String SHOWN_ADDRESS = "127.0.0.1:5432";

  /** For pages without statements. */
  Database NONE =
      (database, statements) -> {
        throw new IllegalStateException("the page was said to need no database");
      };

  /** Runs statements on a database, which is made when it isn't there. */
  void run(String database, String statements);

  /** Host and port. */
  default Optional<String> address() {
    return Optional.empty();
  }

  @Override
  default void close() throws IOException {}

  /** Starts one on a free port, with data that goes away with it. */
  static Database start() throws IOException {
    return new Embedded(EmbeddedPostgres.builder().start());
  }

  /** One that this process has started. */
  final class Embedded implements Database {
    private final EmbeddedPostgres server;
    private final Set<String> made = new HashSet<>();

    private Embedded(EmbeddedPostgres server) {
      this.server = server;
    }

    @Override
    public void run(String database, String statements) {
      if (made.add(database)) {
        execute("postgres", "create database " + database);
      }
      execute(database, statements);
    }

    private void execute(String database, String statements) {
      try (Connection connection = server.getDatabase("postgres", database).getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(statements);
      } catch (SQLException e) {
        throw AppException.failed("database %s: %s".formatted(database, e.getMessage()), e);
      }
    }

    @Override
    public Optional<String> address() {
      return Optional.of("127.0.0.1:" + server.getPort());
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
