package io.millrace.producer.publish;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.Failure;
import io.millrace.app.cli.Stop;
import io.millrace.app.connect.Connection;
import io.millrace.app.pace.Pace;
import io.millrace.app.render.Progress;
import io.millrace.event.EventTopic;
import io.millrace.producer.source.Input;
import io.millrace.producer.source.Source;
import io.millrace.serde.AvroEventSerializer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes the events of a source, idempotent and acknowledged by all in-sync replicas, in the
 * order of the source.
 *
 * <p>Topics and schemas are checked before the first event. The first event that a broker doesn't
 * take ends the run: what was under way by then still ends in one way or another, but nothing
 * follows. For one thread; the caller closes it.
 */
public final class Publisher implements AutoCloseable {
  /** How many refused inputs a report names. */
  public static final int SHOWN = 10;

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final KafkaProducer<String, SpecificRecord> producer;

  private Publisher(KafkaProducer<String, SpecificRecord> producer) {
    this.producer = producer;
  }

  /**
   * Connects, and makes sure that the topics exist and the registry has or takes their schemas.
   *
   * @throws AppException when the cluster doesn't answer, or a topic isn't there
   */
  public static Publisher open(
      Connection connection, List<EventTopic<String, ? extends SpecificRecord>> topics) {
    requireTopics(connection, topics);
    Map<String, Object> config = connection.settings();
    config.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, "5");
    config.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    config.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, "65536");
    config.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, connection.timeout().toMillis());
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    AvroEventSerializer<SpecificRecord> values = new AvroEventSerializer<>();
    values.configure(config, false);
    for (EventTopic<String, ? extends SpecificRecord> topic : topics) {
      values.prepare(topic.name(), SpecificData.get().getSchema(topic.valueType()));
    }
    return new Publisher(new KafkaProducer<>(config, new StringSerializer(), values));
  }

  private static void requireTopics(
      Connection connection, List<EventTopic<String, ? extends SpecificRecord>> topics) {
    List<String> names = topics.stream().map(EventTopic::name).toList();
    try (Admin admin = connection.openAdmin()) {
      admin
          .describeTopics(names)
          .topicNameValues()
          .forEach(
              (name, description) -> {
                try {
                  connection.await(description);
                } catch (UnknownTopicOrPartitionException e) {
                  throw AppException.usage(
                      "no topic %s at %s: create it with admin-tools apply"
                          .formatted(name, connection.bootstrapServers()));
                }
              });
    }
  }

  /**
   * Publishes until the source ends or can't be read, the limit is reached, the user wishes to
   * stop, or an event fails; then waits for what is under way.
   *
   * @param limit the most inputs to take
   */
  public PublishReport publish(Source source, Pace pace, long limit, Stop stop, Progress progress) {
    Outcomes outcomes = new Outcomes();
    long start = System.nanoTime();
    boolean complete = false;
    try {
      complete = sendAll(source, pace, limit, stop, progress, outcomes, start);
    } catch (AppException e) {
      outcomes.sourceFailed(e);
    }
    outcomes.awaitAll(stop);
    return outcomes.report(complete, Duration.ofNanos(System.nanoTime() - start));
  }

  /** Whether the source came to its end, or the run to its limit. */
  private boolean sendAll(
      Source source,
      Pace pace,
      long limit,
      Stop stop,
      Progress progress,
      Outcomes outcomes,
      long start) {
    for (long taken = 0; !stop.isRequested() && !outcomes.failed(); taken++) {
      Optional<Input> input = taken == limit ? Optional.empty() : source.next();
      if (input.isEmpty()) {
        return true;
      }
      pace.await(start, taken, stop);
      if (stop.isRequested()) {
        return false;
      }
      if (input.get() instanceof Input.Ready ready) {
        send(ready, outcomes);
      } else if (input.get() instanceof Input.Refused refused) {
        outcomes.refused(refused);
      }
      progress.update(taken + 1);
    }
    return false;
  }

  private void send(Input.Ready ready, Outcomes outcomes) {
    Thread caller = Thread.currentThread();
    String topic = ready.topic().name();
    outcomes.sent();
    try {
      var unused =
          producer.send(
              ready.event().toRecord(ready.topic()),
              (metadata, exception) -> {
                if (exception == null) {
                  outcomes.acknowledged(topic);
                } else if (Thread.currentThread() == caller) {
                  // Before the record was handed over: it is certainly not in its topic.
                  outcomes.notSent(exception);
                } else {
                  outcomes.failed(exception);
                }
              });
    } catch (KafkaException e) {
      outcomes.notSent(Failure.unwrap(e) instanceof Exception cause ? cause : e);
    }
  }

  @Override
  public void close() {
    producer.close(CLOSE_TIMEOUT);
  }
}
