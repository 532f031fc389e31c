package io.millrace.consumer.postgres;

import io.millrace.app.cli.AppException;
import io.millrace.consumer.read.DecodedEvent;
import io.millrace.consumer.sink.Steps;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/**
 * The table, and how far it is: batches of rows, each committed with the offsets behind it. After a
 * {@link SQLException}, what isn't committed is to be read again.
 */
final class TableSink implements AutoCloseable {
  private static final int MOST_BYTES = 16 << 20;

  private final TableSettings settings;
  private final Steps steps;
  private final Table table;
  private final OffsetTable offsets;
  private final TableWriter writer;
  private final Map<TopicPartition, Claim> claims = new HashMap<>();
  private final Map<List<Schema>, Layout> layouts = new HashMap<>();
  private Schema keySchema;
  private Schema valueSchema;

  /** Of these two schemas; null before the first event. */
  private Layout current;

  private Batch batch = new Batch(new Layout(List.of(), List.of()));
  private Connection connection;
  private long events;

  TableSink(TableSettings settings, Uuid topicId, Steps steps) {
    this.settings = settings;
    this.steps = steps;
    this.table = new Table(settings.table(), settings.create());
    this.offsets = new OffsetTable(settings.table(), settings.group(), topicId);
    this.writer = new TableWriter(settings.table());
  }

  /** Connects, and makes the table of offsets where it isn't there. */
  void open() throws SQLException {
    connection = Session.open(settings.database());
    offsets.create(connection);
  }

  /** How far all runs of the group are. */
  Map<TopicPartition, Claim> progress() throws SQLException {
    return offsets.load(connection, settings.topic());
  }

  /**
   * Takes partitions over.
   *
   * @param starts where those begin that nobody ever had
   */
  void claim(Map<TopicPartition, Long> starts) throws SQLException {
    claims.putAll(offsets.claim(connection, starts));
  }

  /** Leaves partitions to others. */
  void release(Collection<TopicPartition> partitions) {
    claims.keySet().removeAll(partitions);
  }

  /** The partitions that are claimed. */
  Set<TopicPartition> claimed() {
    return claims.keySet();
  }

  /** The first offset of a claimed partition that isn't committed. */
  long next(TopicPartition partition) {
    return claims.get(partition).next();
  }

  /** Adds an event to the batch; one of another form begins a new one. */
  void add(DecodedEvent event) throws SQLException {
    Layout layout = layout(event);
    if (!layout.equals(batch.layout())) {
      flush();
      batch = new Batch(layout);
    }
    batch.add(event);
  }

  private Layout layout(DecodedEvent event) throws SQLException {
    Schema key = event.keySchema();
    Schema value = event.valueSchema();
    boolean upsert = settings.mode() == WriteMode.UPSERT;
    if (upsert && key == null) {
      throw refused(event, "it has no key, and an upsert needs one: export it with --mode insert");
    }
    if (!upsert && value == null && settings.parts().isEmpty()) {
      throw refused(
          event,
          "it is a tombstone, of which a row would have nothing: export it with --mode upsert, or"
              + " --with key,offset");
    }
    // What is null fits everywhere.
    Schema ofKey = key == null ? keySchema : key;
    Schema ofValue = value == null ? valueSchema : value;
    if (current == null
        || !Objects.equals(ofKey, keySchema)
        || !Objects.equals(ofValue, valueSchema)) {
      current = layout(ofKey, ofValue, upsert && ofValue == null);
      keySchema = ofKey;
      valueSchema = ofValue;
    }
    return current;
  }

  private Layout layout(Schema key, Schema value, boolean deletesOnly) throws SQLException {
    List<Schema> both = Arrays.asList(key, value);
    if (!layouts.containsKey(both)) {
      flush();
      Layout layout = Layout.of(settings, key, value);
      table.fit(connection, layout, deletesOnly);
      layouts.put(both, layout);
    }
    return layouts.get(both);
  }

  /** That an event can be no row. */
  static AppException refused(DecodedEvent event, String why) {
    return AppException.refused(
        "can't write the record at offset %d of %s, partition %d: %s"
            .formatted(
                event.record().offset(), event.record().topic(), event.record().partition(), why));
  }

  /** Of a partition, all before this offset is added. */
  void cover(TopicPartition partition, long offset) {
    if (offset > Math.max(next(partition), batch.next().getOrDefault(partition, 0L))) {
      batch.cover(partition, offset);
    }
  }

  boolean isFull() {
    return batch.events() >= settings.batchEvents() || batch.bytes() >= MOST_BYTES;
  }

  /** Whether the batch has waited long enough. */
  boolean isDue() {
    return !batch.isEmpty() && batch.ageNanos() >= settings.batchDelay().toNanos();
  }

  /**
   * Commits the batch with its offsets.
   *
   * @return the offsets
   * @throws AppException when another run has one of the partitions, or the database refuses an
   *     event, after what came before it is committed
   */
  Map<TopicPartition, Long> flush() throws SQLException {
    Batch flushed = batch;
    // Never written twice, whatever becomes of it.
    batch = new Batch(flushed.layout());
    if (flushed.isEmpty()) {
      return Map.of();
    }
    try {
      commit(flushed);
    } catch (SQLException e) {
      if (!PostgresFailure.isOfData(e)) {
        throw e;
      }
      TableWriter.Refusal refusal = writer.refusal(connection, flushed, e);
      commit(flushed.before(refusal.row()));
      Batch.Row row = flushed.row(refusal.row());
      throw AppException.refused(
          "the database refuses the record at offset %d of %s, partition %d: %s"
              .formatted(
                  row.offset(),
                  row.partition().topic(),
                  row.partition().partition(),
                  PostgresFailure.line(refusal.why())));
    }
    return flushed.next();
  }

  private void commit(Batch flushed) throws SQLException {
    steps.reached("begun");
    writer.write(connection, flushed);
    steps.reached("written");
    offsets.advance(connection, flushed.next(), claims);
    steps.reached("advanced");
    connection.commit();
    steps.reached("committed");
    flushed
        .next()
        .forEach(
            (partition, next) -> claims.computeIfPresent(partition, (p, claim) -> claim.at(next)));
    events += flushed.events();
  }

  /** How many events are committed. */
  long events() {
    return events;
  }

  /** Forgets what isn't committed. */
  void discard() {
    batch = new Batch(batch.layout());
  }

  /**
   * Connects anew, and learns what is committed: of a commit that had no answer, too.
   *
   * @throws AppException when another run has one of the partitions, or the database has lost what
   *     was committed
   */
  void recover() throws SQLException {
    discard();
    writer.forget();
    close();
    open();
    Map<TopicPartition, Claim> there = progress();
    for (Map.Entry<TopicPartition, Claim> mine : claims.entrySet()) {
      Claim latest = there.get(mine.getKey());
      if (latest == null || latest.generation() != mine.getValue().generation()) {
        throw offsets.moved(mine.getKey(), mine.getValue(), latest);
      }
      mine.setValue(latest);
    }
  }

  /** Closes the connection, which rolls back what isn't committed. */
  @Override
  public void close() {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        // What was committed is, and nothing else is to save.
      }
    }
  }
}
