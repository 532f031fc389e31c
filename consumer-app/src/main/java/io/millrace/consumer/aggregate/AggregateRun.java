package io.millrace.consumer.aggregate;

import io.millrace.app.cli.Stop;
import io.millrace.app.connect.Connection;
import io.millrace.consumer.read.PartitionRange;
import io.millrace.consumer.read.TopicReader;
import io.millrace.consumer.read.TopicWatch;
import io.millrace.consumer.read.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/**
 * One run of an application: it counts exactly once, and goes on where the run before ended,
 * however it ended. What is shown of its results is what everybody sees of them, those that other
 * instances of it count among them.
 */
public final class AggregateRun {
  private static final Duration CLOSE = Duration.ofSeconds(15);

  /** How long a run that was killed holds up the next: its membership, and its transaction. */
  private static final int MEMBERSHIP_MS = 10_000;

  private static final int HEARTBEAT_MS = 3_000;

  /** A transaction spans all partitions that were written to: fewer are cheaper. */
  private static final int COMMIT_MS = 500;

  private final Connection connection;
  private final Application application;

  /** A run that is still to begin. */
  public AggregateRun(Connection connection, Application application) {
    this.connection = connection;
    this.application = application;
  }

  /** Told of results as they are committed. */
  public interface Listener {

    /**
     * Results in the order of their partition; none when there were none for a moment.
     *
     * @return whether to go on
     */
    boolean onResults(List<ConsumerRecord<byte[], byte[]>> records);
  }

  /**
   * Forgets all that was counted under the application's name: its state, its results and how far
   * it was.
   *
   * @param isResult whether a key is one of its results
   * @param ready looks, before anything is deleted, whether it can be counted again; throws when
   *     not
   * @throws io.millrace.app.cli.AppException when it is running, or one of the topics isn't there
   *     or isn't as it has to be; nothing is deleted then
   */
  public void reset(Predicate<String> isResult, Runnable ready) {
    try (Admin admin = connection.openAdmin()) {
      new Reset(connection, application, admin).run(isResult, ready);
    }
  }

  /**
   * Counts until the user wishes to stop, or the listener does.
   *
   * @param topology made once, for the input with this id
   * @param untilEnd whether to stop when all is counted that the input has now
   * @return whether that end was reached
   * @throws RuntimeException what {@link io.millrace.app.cli.Failure} has a line for, when it can't
   *     go on
   */
  public boolean run(
      Function<Uuid, Topology> topology, boolean untilEnd, Stop stop, Listener listener) {
    List<PartitionRange> results =
        Topics.ranges(connection, List.of(application.results())).stream()
            .map(PartitionRange::endless)
            .toList();
    Uuid inputId = Topics.ids(connection, List.of(application.input())).get(application.input());
    try (Admin admin = connection.openAdmin();
        TopicWatch watch =
            new TopicWatch(
                connection, application.input(), inputId, "count it again with --reset");
        TopicReader reader = TopicReader.open(connection, results)) {
      Offsets offsets = new Offsets(connection, application, admin);
      ResultsTopic.requireCompacted(connection, admin, application.results());
      Map<TopicPartition, Long> committed = offsets.committed();
      List<PartitionRange> input = Topics.ranges(connection, List.of(application.input()));
      new StateCheck(connection, application, offsets).check(committed, input);
      Optional<EndOfInput> end =
          untilEnd
              ? Optional.of(new EndOfInput(connection, application, offsets, input))
              : Optional.empty();
      Listener watched =
          records -> {
            watch.polled();
            return listener.onResults(records);
          };
      return follow(topology.apply(inputId), reader, end, stop, watched);
    }
  }

  private boolean follow(
      Topology topology,
      TopicReader reader,
      Optional<EndOfInput> end,
      Stop stop,
      Listener listener) {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    KafkaStreams streams = new KafkaStreams(topology, new StreamsConfig(settings()));
    try {
      streams.setUncaughtExceptionHandler(
          thrown -> {
            failure.compareAndSet(null, thrown);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
          });
      streams.start();
      while (!stop.isRequested()) {
        boolean goesOn = listener.onResults(reader.poll());
        if (failure.get() != null) {
          throw StreamsFailure.of(failure.get(), application);
        }
        // Not before it has its state, which can stand in its way.
        boolean running = streams.state() == KafkaStreams.State.RUNNING;
        if (running && end.isPresent() && end.get().isReached(reader.positions()::get)) {
          return true;
        } else if (!goesOn) {
          return false;
        }
      }
      return false;
    } finally {
      streams.close(
          CloseOptions.timeout(CLOSE)
              .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }
  }

  private Map<String, Object> settings() {
    Map<String, Object> config = connection.settings();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, application.id());
    // What the settings here are for; the user's may be about consumers.
    config.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    config.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, MEMBERSHIP_MS);
    config.putIfAbsent(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MS);
    config.putIfAbsent(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_MS);
    return config;
  }
}
