package io.millrace.producer.proof;

import io.millrace.producer.jdbc.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;

/**
 * The rows of a table, to which others are added by a thread meanwhile: by two connections, of
 * which the one that begins first commits last, or rolls back. Some rows lack what they need.
 */
final class QueryMaterial implements Material, AutoCloseable {
  private static final Schema SCHEMA =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "Sale", "namespace": "proof", "fields": [
                {"name": "id", "type": "long"},
                {"name": "customer", "type": "string"},
                {"name": "note", "type": "string"}]}
              """);
  private static final int WRONG = 30;
  private static final long PAUSE_MILLIS = 15;

  private final Postgres database = Postgres.database();
  private final Random random;
  private final Thread writer = new Thread(this::write, "writer");
  private volatile boolean stopped;
  private volatile Exception failure;

  /**
   * @param rows that are there from the beginning
   */
  QueryMaterial(int rows, Random random) {
    this.random = new Random(random.nextLong());
    database.run(
        "create table sales (id bigserial primary key, customer text, note text)",
        "insert into sales (customer, note) select 'c' || i %% 20, case when i %% %d = 0 then null else 'row ' || i end from generate_series(1, %d) i"
            .formatted(WRONG, rows));
    writer.start();
  }

  private void write() {
    try (Connection first = database.connect();
        Connection second = database.connect()) {
      first.setAutoCommit(false);
      while (!stopped) {
        insert(first, 1 + random.nextInt(3));
        insert(second, 1 + random.nextInt(3));
        Thread.sleep(random.nextLong(PAUSE_MILLIS));
        insert(first, random.nextInt(2));
        if (random.nextInt(5) == 0) {
          first.rollback();
        } else {
          first.commit();
        }
      }
    } catch (SQLException | InterruptedException e) {
      failure = e;
    }
  }

  private void insert(Connection connection, int rows) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (int i = 0; i < rows; i++) {
        String note = random.nextInt(WRONG) == 0 ? "null" : "'late " + random.nextInt() + "'";
        statement.execute(
            "insert into sales (customer, note) values ('c%d', %s)"
                .formatted(random.nextInt(20), note));
      }
    }
  }

  /** Adds no more rows; all that were added are committed then, or never will be. */
  void stop() throws InterruptedException {
    stopped = true;
    writer.join();
    if (failure != null) {
      throw new AssertionError("the writer failed", failure);
    }
  }

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  @Override
  public List<String> arguments(Path folder, String topic) throws IOException {
    Path schema = Files.writeString(folder.resolve("sale.avsc"), SCHEMA.toString());
    Path login = Files.writeString(folder.resolve("login.properties"), "user=postgres\n");
    List<String> arguments = new ArrayList<>(List.of("import", "--topic", topic));
    arguments.addAll(List.of("--schema", schema.toString(), "--key", "customer"));
    arguments.addAll(List.of("--jdbc-url", database.url(), "--jdbc-config", login.toString()));
    arguments.addAll(List.of("--query", "select * from sales", "--growing", "id"));
    arguments.addAll(List.of("--poll-interval", "100ms", "--fetch-size", "100"));
    return arguments;
  }

  @Override
  public List<Event> events() {
    List<Event> events = new ArrayList<>();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select * from sales where note is not null order by id")) {
      while (rows.next()) {
        String customer = rows.getString("customer");
        events.add(
            new Event(
                customer,
                "{\"id\": %d, \"customer\": \"%s\", \"note\": \"%s\"}"
                    .formatted(rows.getLong("id"), customer, rows.getString("note"))));
      }
      return events;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public int rejects() {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from sales where note is null")) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    stopped = true;
  }
}
