package io.millrace.admin.record;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import io.millrace.app.record.DataFormat;
import io.millrace.app.record.RecordDecoder;
import io.millrace.app.scan.TopicOffsets;
import io.millrace.app.schema.SchemaSource;
import io.millrace.registry.SchemaRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Produces the records of lines, idempotent and acknowledged by all in-sync replicas, in the order
 * of the lines. The topic and its schemas are looked up before the first line is read. A bad line
 * is refused and the rest goes on; what a broker doesn't take for another reason ends it. For one
 * thread; the caller closes it.
 */
public final class LineProducer implements AutoCloseable {
  private static final Duration CLOSE = Duration.ofSeconds(5);

  /** All that the producer's buffer has room for: what a topic takes is the brokers' to say. */
  private static final int LARGEST_RECORD = 32 << 20;

  private final ProduceRequest request;
  private final LineEncoder encoder;
  private final Producer<byte[], byte[]> producer;

  private LineProducer(
      ProduceRequest request, LineEncoder encoder, Producer<byte[], byte[]> producer) {
    this.request = request;
    this.encoder = encoder;
    this.producer = producer;
  }

  /**
   * Connects, and finds the topic and the schemas.
   *
   * @throws AppException when one of them isn't there
   */
  public static LineProducer open(Connection connection, ProduceRequest request) {
    int partitions;
    try (Admin admin = connection.openAdmin()) {
      partitions = new TopicOffsets(connection, admin, request.topic(), true).count();
    }
    SchemaRegistry registry = RecordDecoder.registry(connection);
    LineEncoder encoder =
        new LineEncoder(
            request.topic(),
            partitions,
            encoder(registry, request, request.keyFormat(), request.keySchema(), true),
            encoder(registry, request, request.valueFormat(), request.valueSchema(), false),
            request.valueOnly());
    Map<String, Object> config = connection.settings();
    config.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    config.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD);
    limitTime(config, Math.toIntExact(connection.timeout().toMillis()));
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
    if (request.transactional()) {
      config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "millrace-produce-" + UUID.randomUUID());
    }
    return new LineProducer(
        request,
        encoder,
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer()));
  }

  /** A user who sets one of the times that a delivery is made of has the others from Kafka. */
  private static void limitTime(Map<String, Object> config, int millis) {
    config.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
    if (!config.containsKey(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG)
        && !config.containsKey(ProducerConfig.LINGER_MS_CONFIG)) {
      config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
      config.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * millis);
    }
    config.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, "5");
  }

  private static DataEncoder encoder(
      SchemaRegistry registry,
      ProduceRequest request,
      DataFormat format,
      Optional<SchemaSource> source,
      boolean isKey) {
    boolean avro = format == DataFormat.AVRO || format == DataFormat.AUTO;
    SchemaResolver schemas =
        avro
            ? SchemaResolver.open(registry, request.topic(), isKey, source)
            : SchemaResolver.none(registry, request.topic(), isKey);
    return new DataEncoder(registry, schemas, format, isKey);
  }

  /**
   * Produces until the lines end or the thread is interrupted, and waits for what is under way.
   *
   * @param in of a channel that an interrupt ends, if it may block
   * @throws AppException when the lines can't be read
   */
  public ProduceReport produce(InputStream in, Refusals refusals) {
    SendOutcomes outcomes = new SendOutcomes(refusals);
    boolean stopped = false;
    try {
      begin();
      sendAll(new InputLines(in, InputLines.LONGEST), outcomes);
      stopped = Thread.interrupted();
    } catch (InterruptException | ClosedByInterruptException e) {
      Thread.interrupted(); // so that what is under way can be waited for
      stopped = true;
    } catch (IOException e) {
      outcomes.sourceFailed(AppException.failed("cannot read the lines: " + e.getMessage(), e));
    } catch (AppException | KafkaException e) {
      outcomes.sourceFailed(e);
    }
    stopped = outcomes.awaitAll(stopped);
    end(outcomes, stopped);
    return outcomes.report(stopped);
  }

  private void begin() {
    if (request.transactional()) {
      producer.initTransactions();
      producer.beginTransaction();
    }
  }

  /** All or none: a line that is refused takes the others with it. */
  private void end(SendOutcomes outcomes, boolean stopped) {
    if (!request.transactional()) {
      return;
    }
    try {
      if (stopped || outcomes.hasFailed() || outcomes.hasRefused()) {
        outcomes.abort();
        producer.abortTransaction();
      } else {
        producer.commitTransaction();
      }
    } catch (TimeoutException | InterruptException e) {
      outcomes.loseTrack(e);
    } catch (KafkaException e) {
      outcomes.abort();
      outcomes.sourceFailed(e);
    }
  }

  private void sendAll(InputLines lines, SendOutcomes outcomes) throws IOException {
    while (!outcomes.hasFailed() && !Thread.currentThread().isInterrupted()) {
      Optional<InputLines.Line> line = lines.next();
      if (line.isEmpty() || (request.stopOnRefusal() && outcomes.hasRefused())) {
        return;
      }
      send(line.get(), outcomes);
    }
  }

  private void send(InputLines.Line line, SendOutcomes outcomes) {
    if (line.problem().isPresent()) {
      outcomes.refused(line.number(), line.problem().get());
      return;
    }
    ProducerRecord<byte[], byte[]> record;
    try {
      record = encoder.encode(line.text());
    } catch (LineException e) {
      outcomes.refused(line.number(), e.getMessage());
      return;
    }
    Thread caller = Thread.currentThread();
    outcomes.sent();
    try {
      var unused =
          producer.send(
              record,
              (metadata, exception) -> {
                if (exception == null) {
                  outcomes.acknowledged();
                } else if (Thread.currentThread() == caller) {
                  // Before the record was handed over: it is certainly not in its topic.
                  outcomes.notSent(line.number(), exception);
                } else {
                  outcomes.failed(line.number(), exception);
                }
              });
    } catch (KafkaException e) {
      outcomes.notSent(line.number(), Failure.unwrap(e) instanceof Exception cause ? cause : e);
    }
  }

  @Override
  public void close() {
    producer.close(CLOSE);
  }
}
