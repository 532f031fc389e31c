package io.millrace.consumer.aggregate;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import io.millrace.consumer.read.TopicReader;
import io.millrace.consumer.read.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Makes an application one that never ran: deletes its topics, its results and its group's offsets,
 * in this order; without offsets its results first. So, killed in between, what is left are offsets
 * without state or state without offsets, with which {@link StateCheck} lets nothing start but
 * another reset.
 */
final class Reset {
  private final Connection connection;
  private final Application application;
  private final Admin admin;

  Reset(Connection connection, Application application, Admin admin) {
    this.connection = connection;
    this.application = application;
    this.admin = admin;
  }

  /**
   * Deletes them; does nothing when it never ran.
   *
   * @param isResult whether a key is one of its results
   * @param ready looks, before anything is deleted, whether it can be counted again
   * @throws AppException when it is running, or one of the topics isn't as it has to be; nothing is
   *     deleted then
   */
  void run(Predicate<String> isResult, Runnable ready) {
    var unused = Topics.ranges(connection, List.of(application.input()));
    boolean known = isKnown();
    Set<String> keys = resultKeys(isResult);
    ResultsTopic.requireCompacted(connection, admin, application.results());
    ready.run();
    Offsets offsets = new Offsets(connection, application, admin);
    List<String> topics = offsets.internalTopics();
    if (!offsets.isInput(offsets.committed())) {
      deleteResults(keys);
      deleteTopics(topics);
    } else {
      deleteTopics(topics);
      deleteResults(keys);
    }
    if (known) {
      connection.await(admin.deleteConsumerGroups(List.of(application.id())).all());
    }
  }

  private void deleteTopics(List<String> topics) {
    if (!topics.isEmpty()) {
      connection.await(admin.deleteTopics(topics).all());
    }
  }

  private boolean isKnown() {
    try {
      ConsumerGroupDescription group =
          connection.await(
              admin
                  .describeConsumerGroups(List.of(application.id()))
                  .describedGroups()
                  .get(application.id()));
      if (!group.members().isEmpty()) {
        throw AppException.failed(
            "aggregate %s is running, or was killed a moment ago: stop it before --reset"
                .formatted(application.name()),
            null);
      }
      return true;
    } catch (GroupIdNotFoundException e) {
      return false;
    }
  }

  /** A record without a value deletes the result of its key. */
  private void deleteResults(Set<String> keys) {
    if (keys.isEmpty()) {
      return;
    }
    Map<String, Object> config = connection.settings();
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    try (Producer<String, byte[]> producer =
        new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
      for (String key : keys) {
        sent.add(producer.send(new ProducerRecord<>(application.results(), key, null)));
      }
      producer.flush();
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw AppException.of(
          "results in %s were not deleted".formatted(application.results()), Failure.of(e));
    } catch (InterruptedException e) {
      throw new InterruptException("interrupted while results were deleted", e);
    }
  }

  private Set<String> resultKeys(Predicate<String> isResult) {
    Set<String> keys = new HashSet<>();
    try (TopicReader reader =
        TopicReader.open(connection, Topics.ranges(connection, List.of(application.results())))) {
      while (!reader.isAtEnd()) {
        for (ConsumerRecord<byte[], byte[]> record : reader.poll()) {
          String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
          if (!isResult.test(key)) {
            throw AppException.usage(
                "nothing was reset: topic %s has other records than results, such as at offset %d of partition %d"
                    .formatted(record.topic(), record.offset(), record.partition()));
          }
          if (record.value() == null) {
            keys.remove(key);
          } else {
            keys.add(key);
          }
        }
      }
    }
    return keys;
  }
}
