package io.millrace.producer.publish;

import io.millrace.app.cli.Stop;
import io.millrace.app.connect.Connection;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Publishes the inputs of a source in their order, acknowledged by all in-sync replicas.
 *
 * <ul>
 *   <li>Every input ends acknowledged, refused or unknown; a time-out is unknown.
 *   <li>What of an event is wrong with it alone, such as its size, refuses its input; any other
 *       failure ends a run without a name, and one with a name when trying again from the last
 *       commit doesn't help.
 *   <li>In transactions, all events between two commits are there, or none. With a name, so are the
 *       positions of the source: however a run ends, the next one repeats and skips nothing.
 *   <li>No call waits longer than {@code delivery.timeout.ms} and some times {@code max.block.ms};
 *       once the user wishes to stop, what is under way gets some seconds.
 * </ul>
 *
 * For one thread and one run; the caller closes it.
 */
public final class Publisher implements AutoCloseable {
  /** How many refusals a report names. */
  public static final int SHOWN = 10;

  private final Mode mode;
  private final Halt halt;
  private final PublishListener listener;
  private final Refusals refusals;
  private final RecordSize size;
  private final Outbox outbox;

  private Publisher(
      Mode mode,
      Halt halt,
      PublishListener listener,
      Refusals refusals,
      RecordSize size,
      Outbox outbox) {
    this.mode = mode;
    this.size = size;
    this.halt = halt;
    this.listener = listener;
    this.refusals = refusals;
    this.outbox = outbox;
  }

  /**
   * Connects. With a name, the run that has it until then is fenced, and the positions are read.
   *
   * @param stop ends the run in order, with what is under way committed
   * @throws io.millrace.app.cli.AppException when a setting contradicts the mode, the cluster
   *     doesn't answer, or the positions can't be read
   */
  public static Publisher open(
      Connection connection, Mode mode, Stop stop, PublishListener listener) {
    ProducerSettings settings = ProducerSettings.of(connection, mode);
    Halt halt = new Halt(stop);
    Refusals refusals = new Refusals();
    Stopwatch stopwatch = new Stopwatch();
    TopicLimits limits = new TopicLimits(connection);
    Outbox outbox;
    if (mode instanceof Mode.Named named) {
      TransactionalClient client =
          TransactionalClient.open(connection, mode, settings.config(), halt);
      outbox =
          new TransactionOutbox(
              client,
              positions(connection, named, settings, halt, listener, client),
              named.bounds(),
              refusals,
              stopwatch,
              limits);
    } else if (mode instanceof Mode.Transactional transactional) {
      outbox =
          new TransactionOutbox(
              TransactionalClient.open(connection, mode, settings.config(), halt),
              Positions.NONE,
              transactional.bounds(),
              refusals,
              stopwatch,
              limits);
    } else if (mode instanceof Mode.Plain) {
      outbox = new PlainOutbox(producer(settings), halt, stopwatch, refusals, limits);
    } else {
      outbox = new DryOutbox();
    }
    return new Publisher(mode, halt, listener, refusals, settings.recordSize(), outbox);
  }

  private static KafkaProducer<byte[], byte[]> producer(ProducerSettings settings) {
    return new KafkaProducer<>(
        settings.config(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static Positions positions(
      Connection connection,
      Mode.Named named,
      ProducerSettings settings,
      Halt halt,
      PublishListener listener,
      TransactionalClient client) {
    Duration patience = settings.transactionTimeout().plus(connection.timeout());
    boolean read = false;
    try {
      Map<String, String> committed =
          new PositionStore(connection, patience, halt, listener).read(named.name());
      read = true;
      return new Positions.OfImport(named.name(), committed);
    } finally {
      if (!read) {
        client.close();
      }
    }
  }

  /**
   * Publishes until the source ends or can't be read, the limit is reached, the user wishes to
   * stop, or something fails that can't be mended; then waits for what is under way. What stopped
   * it is in the report, and never thrown.
   */
  public PublishReport publish(PublishSpec spec) {
    long start = System.nanoTime();
    boolean resumed = !outbox.committed().isEmpty();
    refusals.keepRaw(spec.rejects().isPresent());
    try (RejectLog rejects = new RejectLog(spec.rejects())) {
      PublishLoop loop =
          new PublishLoop(
              new Work(
                  spec,
                  outbox,
                  size,
                  new Rejections(rejects, refusals, spec.maxRejects()),
                  halt,
                  new Gauge(listener, outbox, refusals),
                  new Timetable(spec.pace())),
              listener);
      loop.run();
      outbox.close();
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      Tally tally = outbox.tally();
      return new PublishReport(
          mode,
          resumed,
          tally.acknowledged.toMap(),
          tally.bytes,
          new PublishReport.Inputs(tally.inputs, refusals.count(), tally.unknownInputs),
          tally.refusedEvents,
          tally.unknownEvents,
          refusals.first(),
          tally.commits,
          tally.aborts,
          loop.failure(),
          loop.isComplete(),
          elapsed,
          outbox.latency());
    }
  }

  /** What Kafka's own client measures; nothing in a dry run. Thread-safe. */
  public Map<MetricName, ? extends Metric> clientMetrics() {
    return outbox.clientMetrics();
  }

  @Override
  public void close() {
    outbox.close();
  }
}
