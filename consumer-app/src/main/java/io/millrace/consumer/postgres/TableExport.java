package io.millrace.consumer.postgres;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.Stop;
import io.millrace.app.connect.Connection;
import io.millrace.app.render.Progress;
import io.millrace.consumer.read.ClusterWatch;
import io.millrace.consumer.read.EventDecoder;
import io.millrace.consumer.read.PartitionRange;
import io.millrace.consumer.read.Standstill;
import io.millrace.consumer.read.TopicWatch;
import io.millrace.consumer.read.Topics;
import io.millrace.consumer.read.UndecodableRecordException;
import io.millrace.consumer.sink.ExportReport;
import io.millrace.consumer.sink.Steps;
import io.millrace.consumer.sink.Undecodable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.AvroRuntimeException;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/**
 * Exports a topic to a table of PostgreSQL, each event exactly once, however often runs are killed
 * and started again.
 *
 * <ul>
 *   <li>Rows and the offsets behind them are committed in one transaction. A run begins where the
 *       database says; Kafka is told afterwards, for who looks at the lag of the group.
 *   <li>Runs of one group share the partitions. Each claims its own in the database, and from then
 *       on nothing of who had them before is taken: that one ends, and says that it is fenced.
 *   <li>While the database is away, the partitions are paused, and the run stays in its group.
 *   <li>Without {@code follow}, a run ends when the whole topic is in the table up to where it
 *       ended at the start, by whichever run of the group.
 * </ul>
 *
 * For one thread; the caller closes it.
 */
public final class TableExport implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration CLOSE = Duration.ofSeconds(5);
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final TableSettings settings;
  private final EventDecoder decoder;
  private final TableSink sink;
  private final Consumer<byte[], byte[]> consumer;
  private final ClusterWatch watch;
  private final TopicWatch topicWatch;
  private final Standstill standstill;
  private final ClaimedPartitions partitions;
  private final Outage outage;
  private final Steps steps;
  private long skipped;
  private long looked;
  private boolean closing;

  private TableExport(
      TableSettings settings,
      Connection connection,
      Map<TopicPartition, Long> ends,
      Uuid topicId,
      TableSink sink,
      Steps steps,
      java.util.function.Consumer<String> notes) {
    this.settings = settings;
    this.sink = sink;
    this.steps = steps;
    this.decoder = EventDecoder.of(connection, settings.key()).get();
    this.consumer = GroupConsumer.open(connection, settings.group());
    this.partitions = new ClaimedPartitions(connection, settings, ends, consumer, sink);
    this.outage = new Outage(settings.sinkTimeout(), sink, partitions, notes);
    this.watch = new ClusterWatch(connection, consumer);
    this.topicWatch =
        new TopicWatch(
            connection,
            settings.topic(),
            topicId,
            "export it to another table with another --group");
    this.standstill = new Standstill(connection);
  }

  /**
   * Finds the topic and the database.
   *
   * @param notes hears a sentence when the database goes away, and when it is back
   * @throws AppException when one of them can't be used; nothing is exported
   */
  public static TableExport open(
      Connection connection, TableSettings settings, java.util.function.Consumer<String> notes) {
    return open(connection, settings, notes, Steps.UNHEARD);
  }

  static TableExport open(
      Connection connection,
      TableSettings settings,
      java.util.function.Consumer<String> notes,
      Steps steps) {
    Map<TopicPartition, Long> ends =
        Topics.ranges(connection, List.of(settings.topic())).stream()
            .filter(range -> range.start() < range.end())
            .collect(Collectors.toMap(PartitionRange::partition, PartitionRange::end));
    Uuid topicId = Topics.ids(connection, List.of(settings.topic())).get(settings.topic());
    TableSink sink = new TableSink(settings, topicId, steps);
    try {
      sink.open();
      return new TableExport(settings, connection, ends, topicId, sink, steps, notes);
    } catch (SQLException e) {
      sink.close();
      throw PostgresFailure.of(e);
    } catch (RuntimeException e) {
      sink.close();
      throw e;
    }
  }

  /**
   * Exports until the end, or until the user wishes to stop; what was read by then is in the table.
   * So is what was read before a record that can't be decoded.
   *
   * @throws AppException when the run is fenced, the database is away for too long or doesn't take
   *     the events, or the cluster is gone
   * @throws KafkaException when a record can't be read or decoded
   */
  public ExportReport run(Stop stop, Progress progress) {
    boolean done = isDone();
    if (!done) {
      consumer.subscribe(List.of(settings.topic()), new Assignment());
    }
    try {
      while (!done && !stop.isRequested()) {
        turn();
        watchProgress();
        topicWatch.polled();
        progress.update(sink.events());
        done = isDone();
      }
      finish();
    } catch (KafkaException e) {
      finish();
      throw e;
    }
    return new ExportReport(
        new TreeMap<>(Map.of(settings.topic(), sink.events())), 0, skipped, done);
  }

  private void turn() {
    ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
    watch.polled(polled.isEmpty());
    try {
      if (outage.isOn()) {
        outage.tryAgain();
        return;
      }
      partitions.claim();
      take(polled);
      if (sink.isDue()) {
        flush();
      }
    } catch (SQLException e) {
      outage.failed(e);
    }
  }

  /** Ends the run when a partition of its own, that has an end, gives nothing more. */
  private void watchProgress() {
    if (settings.follow() || outage.isOn() || partitions.areRead()) {
      standstill.reset();
    } else {
      standstill.polled(POLL, partitions.position());
    }
  }

  private void take(ConsumerRecords<byte[], byte[]> polled) throws SQLException {
    for (TopicPartition partition : polled.partitions()) {
      for (ConsumerRecord<byte[], byte[]> record : polled.records(partition)) {
        if (record.offset() < partitions.end(partition)) {
          add(record);
        }
      }
    }
    partitions.cover();
  }

  private void add(ConsumerRecord<byte[], byte[]> record) throws SQLException {
    try {
      sink.add(decoder.decode(record));
    } catch (AvroRuntimeException | IllegalArgumentException e) {
      undecodable(UndecodableRecordException.of(record, e));
    } catch (UndecodableRecordException e) {
      undecodable(e);
    } catch (AppException e) {
      flush(); // what came before
      throw e;
    }
    if (sink.isFull()) {
      flush();
    }
  }

  private void undecodable(UndecodableRecordException e) {
    if (settings.undecodable() == Undecodable.FAIL) {
      throw e;
    }
    skipped++;
  }

  private void flush() throws SQLException {
    Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    sink.flush()
        .forEach((partition, next) -> committed.put(partition, new OffsetAndMetadata(next)));
    outage.over();
    if (!committed.isEmpty()) {
      // Only for who looks at the lag: whether it works or not, the database knows better.
      consumer.commitAsync(committed, (offsets, e) -> {});
      steps.reached("told");
    }
  }

  /** Whether all is in the table, by this run or another. */
  private boolean isDone() {
    boolean mine = partitions.areClaimed() && partitions.areRead();
    if (settings.follow() || outage.isOn() || !mine || looked > System.nanoTime()) {
      return false;
    }
    try {
      flush();
      looked = System.nanoTime() + LOOK.toNanos();
      return partitions.areExported(sink.progress());
    } catch (SQLException e) {
      outage.failed(e);
      return false;
    }
  }

  /** Commits what is read, as far as it can be. */
  private void finish() {
    if (outage.isOn()) {
      return;
    }
    try {
      flush();
    } catch (SQLException e) {
      throw PostgresFailure.of(e);
    }
  }

  @Override
  public void close() {
    closing = true;
    try (sink;
        topicWatch) {
      consumer.close(CloseOptions.timeout(CLOSE));
    }
  }

  /** What to do as the group gives partitions to this run, and takes them away. */
  private final class Assignment implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
      // They are claimed by the poll thread, when the database answers.
      partitions.assigned(assigned);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
      if (!closing && !outage.isOn()) {
        try {
          flush();
        } catch (SQLException e) {
          outage.failed(e);
        }
      }
      partitions.release(revoked);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
      boolean goesOn = !closing && !outage.isOn();
      if (goesOn) {
        sink.discard(); // others may have written it by now
      }
      partitions.release(lost);
      if (goesOn) {
        partitions.resume(); // what was discarded of those that stay is read again
      }
    }
  }
}
