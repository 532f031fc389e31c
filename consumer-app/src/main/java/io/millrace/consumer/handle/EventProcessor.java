package io.millrace.consumer.handle;

import static java.util.Objects.requireNonNull;

import io.millrace.app.cli.AppException;
import io.millrace.app.connect.Connection;
import io.millrace.client.EventDecoder;
import io.millrace.consumer.deadletter.DeadLetterTopics;
import io.millrace.consumer.deadletter.DeadLetters;
import io.millrace.consumer.lane.Lanes;
import io.millrace.consumer.read.PartitionRange;
import io.millrace.consumer.read.Topics;
import io.millrace.event.EventTopic;
import io.millrace.serde.AvroSerdeConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Handles the events of topics as a member of a group.
 *
 * <ul>
 *   <li>Each event is handled, or set aside as a dead letter, before its offset is committed. After
 *       a crash, what wasn't committed comes again.
 *   <li>Events of a key are handled one after another, in their order, each only when the one
 *       before is done; those of different keys side by side, whatever the number of partitions.
 *   <li>An event that waits for its next attempt holds up its own key alone, until what was read
 *       behind it fills the {@link Bounds}: then nothing more is read before it is done.
 *   <li>What is in flight is bounded; heartbeats never wait for a handler.
 * </ul>
 *
 * <pre>{@code
 * try (EventProcessor processor =
 *     EventProcessor.open(connection, List.of(ORDERS), ProcessorSettings.of("mailer"), handler)) {
 *   Runtime.getRuntime().addShutdownHook(new Thread(processor::stop));
 *   processor.run();
 * }
 * }</pre>
 *
 * {@link #run} is for one thread, once; the rest for any. The caller closes it.
 */
public final class EventProcessor implements AutoCloseable {
  /** How often something that is away is looked for. */
  private static final long PROBE = TimeUnit.MILLISECONDS.toNanos(500);

  private static final long LOOK_UP = TimeUnit.SECONDS.toMillis(1);
  private static final Duration CLOSE = Duration.ofSeconds(3);

  /** What a stop has at most: the process isn't given much more. */
  private static final Duration LONGEST_STOP = Duration.ofSeconds(12);

  private final ProcessorSettings settings;
  private final List<String> topics;
  private final List<PartitionRange> ranges;
  private final EventHandler<?, ?> handler;
  private final EventDecoder<?, ?> decoder;
  private final DeadLetters deadLetters;
  private final Consumer<byte[], byte[]> consumer;
  private final Board board;
  private final Lags lags = new Lags();
  private final ProcessorListener listener;
  private final List<Thread> workers = new ArrayList<>();
  private volatile boolean stopped;
  private volatile boolean joined;

  private <K, V> EventProcessor(
      Connection connection,
      Collection<? extends EventTopic<? extends K, ? extends V>> topics,
      ProcessorSettings settings,
      EventHandler<K, V> handler,
      ProcessorListener listener) {
    this.settings = settings;
    this.topics = topics.stream().<String>map(EventTopic::name).toList();
    this.handler = requireNonNull(handler, "handler");
    this.listener = requireNonNull(listener, "listener");
    this.ranges = Topics.ranges(connection, this.topics);
    this.deadLetters =
        DeadLetters.open(connection, new DeadLetterTopics(settings.deadLetterTopic()), this.topics);
    try {
      EventDecoder<K, V> events = EventDecoder.open(decoding(connection), topics);
      this.decoder = events;
      this.board = new Board(new Lanes<>(settings.order(), PROBE), settings.bounds());
      this.consumer =
          new KafkaConsumer<>(
              ConsumerSettings.of(connection, settings),
              new ByteArrayDeserializer(),
              new ByteArrayDeserializer());
      Handling<K, V> handling = new Handling<>(events, handler, board, deadLetters, settings);
      for (int i = 0; i < settings.bounds().lanes(); i++) {
        workers.add(worker(i, handling));
      }
    } catch (RuntimeException e) {
      deadLetters.close();
      throw e;
    }
  }

  /** A lane that waits for the registry takes the place of others; it is asked again anyway. */
  private static Map<String, Object> decoding(Connection connection) {
    Map<String, Object> config = connection.settings();
    int millis = Math.toIntExact(Math.min(LOOK_UP, connection.timeout().toMillis()));
    config.put(AvroSerdeConfig.DEADLINE, millis);
    return config;
  }

  private Thread worker(int number, Handling<?, ?> handling) {
    Thread thread =
        new Thread(new Worker(board, handling, listener, settings.patience()), "lane-" + number);
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler(
        (failed, e) -> board.fail(AppException.failed("a lane has ended: " + e, e)));
    return thread;
  }

  /** As the other, and tells nobody how it goes. */
  public static <K, V> EventProcessor open(
      Connection connection,
      Collection<? extends EventTopic<? extends K, ? extends V>> topics,
      ProcessorSettings settings,
      EventHandler<K, V> handler) {
    return open(connection, topics, settings, handler, ProcessorListener.NONE);
  }

  /**
   * Makes sure that the topics and those of dead letters are there; handles nothing yet.
   *
   * @param topics each once; events are decoded as their types say
   * @throws AppException when a topic isn't there, or the cluster doesn't answer
   * @throws org.apache.kafka.common.KafkaException when a setting is refused
   */
  public static <K, V> EventProcessor open(
      Connection connection,
      Collection<? extends EventTopic<? extends K, ? extends V>> topics,
      ProcessorSettings settings,
      EventHandler<K, V> handler,
      ProcessorListener listener) {
    return new EventProcessor(connection, topics, settings, handler, listener);
  }

  /**
   * Handles events until {@link #stop}, or until the end when that is set. Then what handlers have
   * begun is waited for, and committed.
   *
   * @return whether it came to the end; false when it was stopped
   * @throws AppException when it can't go on, or what the events need was away for too long
   * @throws RuntimeException what Kafka or the registry throw
   */
  public boolean run() {
    Starts starts = Starts.find(consumer, settings.earliest(), ranges);
    Commits commits = new Commits(consumer, board, listener);
    Backlog backlog = new Backlog(consumer, starts, board, commits, settings.drain(), listener);
    workers.forEach(Thread::start);
    boolean atEnd = false;
    try {
      consumer.subscribe(topics, backlog);
      joined = true;
      atEnd =
          new PollLoop(consumer, board, backlog, commits, lags, () -> stopped)
              .run(settings.untilEnd() ? ranges : List.of());
    } catch (InterruptedException e) {
      board.fail(new InterruptException("interrupted while handling events", e));
    } catch (RuntimeException e) {
      board.fail(e);
    }
    joined = false;
    end(backlog);
    if (board.failure() != null) {
      throw board.failure();
    }
    return atEnd;
  }

  /** What is done is committed, whatever the end is for. */
  private void end(Backlog backlog) {
    try {
      backlog.end(LONGEST_STOP);
    } catch (RuntimeException e) {
      board.fail(e);
    }
    board.end();
    workers.forEach(Thread::interrupt);
  }

  /** Ends {@link #run} in order; returns at once. */
  public void stop() {
    stopped = true;
  }

  /** Whether it runs and handles what comes. */
  public boolean isRunning() {
    return joined && board.failure() == null;
  }

  /** Whether it can't go on; {@link #run} throws why. */
  public boolean hasFailed() {
    return board.failure() != null;
  }

  /** How far the partitions are that this member has. */
  public List<PartitionStatus> status() {
    Statuses statuses = new Statuses(lags);
    return board.with(lanes -> lanes.partitions().stream().map(statuses::of).toList());
  }

  /** What Kafka's clients measure themselves. */
  public Map<MetricName, Metric> metrics() {
    Map<MetricName, Metric> all = new HashMap<>(consumer.metrics());
    all.putAll(deadLetters.metrics());
    return all;
  }

  /** Leaves the group, and closes the handler. */
  @Override
  public void close() {
    board.end();
    workers.forEach(Thread::interrupt);
    try (decoder;
        deadLetters) {
      closeConsumerAndHandler();
    }
  }

  private void closeConsumerAndHandler() {
    try {
      consumer.close(CloseOptions.timeout(CLOSE));
    } finally {
      closeHandler();
    }
  }

  private void closeHandler() {
    try {
      handler.close();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw AppException.failed("the handler can't be closed: " + e.getMessage(), e);
    }
  }
}
