package io.millrace.benchmarks.consumer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * PostgreSQL's own COPY of a table, and nothing else: {@code CopyRows out|in URL TABLE FILE}. In
 * one transaction.
 */
public final class CopyRows {
  private static final int BUFFER = 1 << 16;

  private CopyRows() {}

  /** Reports how many rows came in, and how long it took. */
  public static void main(String[] arguments) throws SQLException, IOException {
    String table = arguments[2];
    Path file = Path.of(arguments[3]);
    try (Connection connection = Sql.connect(arguments[1])) {
      CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
      switch (arguments[0]) {
        case "out" -> out(copy, table, file);
        case "in" -> in(copy, table, file);
        default -> throw new IllegalArgumentException("neither out nor in: " + arguments[0]);
      }
    }
  }

  private static void out(CopyManager copy, String table, Path file)
      throws SQLException, IOException {
    try (OutputStream rows = Files.newOutputStream(file)) {
      copy.copyOut("copy %s to stdout".formatted(table), rows);
    }
  }

  private static void in(CopyManager copy, String table, Path file)
      throws SQLException, IOException {
    long start = System.nanoTime();
    try (InputStream rows = Files.newInputStream(file)) {
      long count = copy.copyIn("copy %s from stdin".formatted(table), rows, BUFFER);
      ReadReport.write(count, System.nanoTime() - start);
    }
  }
}
