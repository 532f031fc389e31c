package io.millrace.benchmarks.consumer;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;

/** A PostgreSQL on a free port, with data that goes away with it: {@code Postgres}. */
public final class Postgres {
  private Postgres() {}

  /** Prints the URL of its database, without the user, and ends with its standard input. */
  public static void main(String[] arguments) throws IOException {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      System.out.printf("jdbc:postgresql://127.0.0.1:%d/postgres%n", server.getPort());
      while (System.in.read() != -1) {
        // Only its end matters.
      }
    }
  }
}
