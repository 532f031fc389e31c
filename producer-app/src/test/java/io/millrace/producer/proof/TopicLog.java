package io.millrace.producer.proof;

import io.millrace.local.Stack;
import io.millrace.producer.proof.Event.Found;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A topic of a test's own, and all that is in it. The caller closes it. */
final class TopicLog implements AutoCloseable {
  private static final int PARTITIONS = 3;
  private static final int PREFIX = 5;

  private final String servers;
  private final String name;
  private final Schema schema;
  private final Admin admin;
  private final List<TopicPartition> partitions;

  private TopicLog(String servers, String name, Schema schema, Admin admin) {
    this.servers = servers;
    this.name = name;
    this.schema = schema;
    this.admin = admin;
    this.partitions =
        IntStream.range(0, PARTITIONS).mapToObj(id -> new TopicPartition(name, id)).toList();
  }

  /** A new one, for values of a schema. */
  static TopicLog create(Stack stack, Schema schema) throws Exception {
    String name = "proof-" + UUID.randomUUID();
    Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()));
    admin
        .createTopics(List.of(new NewTopic(name, Optional.of(PARTITIONS), Optional.empty())))
        .all()
        .get();
    return new TopicLog(stack.bootstrapServers(), name, schema, admin);
  }

  String name() {
    return name;
  }

  /** Where it ends, summed over the partitions: with all that was ever sent. */
  long end() throws ExecutionException, InterruptedException {
    return ends(IsolationLevel.READ_UNCOMMITTED).values().stream().mapToLong(Long::longValue).sum();
  }

  /** In how many partitions there is a transaction that nobody has ended yet. */
  long openTransactions() throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> committed = ends(IsolationLevel.READ_COMMITTED);
    Map<TopicPartition, Long> all = ends(IsolationLevel.READ_UNCOMMITTED);
    return partitions.stream().filter(it -> committed.get(it) < all.get(it)).count();
  }

  private Map<TopicPartition, Long> ends(IsolationLevel isolation)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted =
        partitions.stream()
            .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
    return admin
        .listOffsets(wanted, new ListOffsetsOptions(isolation))
        .all()
        .get()
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
  }

  /** Whether each partition has all of its replicas in sync. */
  boolean isWhole() throws ExecutionException, InterruptedException {
    return admin.describeTopics(List.of(name)).allTopicNames().get().get(name).partitions().stream()
        .allMatch(partition -> partition.isr().size() == partition.replicas().size());
  }

  /** All that is committed. */
  List<Found> committed() {
    return read(IsolationLevel.READ_COMMITTED);
  }

  /** How many events were sent and aborted. */
  int aborted() {
    return read(IsolationLevel.READ_UNCOMMITTED).size() - committed().size();
  }

  private List<Found> read(IsolationLevel isolation) {
    Map<String, Object> config =
        Map.of("bootstrap.servers", servers, "isolation.level", isolation.toString());
    List<Found> found = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> found.add(found(record)));
      }
    }
    return found;
  }

  private Found found(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    if (ByteBuffer.wrap(value).get() != 0) {
      throw new AssertionError("not in the wire format: " + record);
    }
    try {
      Object decoded =
          new GenericDatumReader<>(schema)
              .read(
                  null,
                  DecoderFactory.get().binaryDecoder(value, PREFIX, value.length - PREFIX, null));
      Event event = new Event(new String(record.key(), StandardCharsets.UTF_8), decoded.toString());
      return Found.at(record.partition(), record.offset(), event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
