package io.millrace.admin.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.admin.answer.Found;
import io.millrace.app.connect.Connection;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

@WithStack
class TopicInspectorIT {
  private static final int MANY = 200;

  @Test
  void manyTopicsCostAsManyRequestsAsOne(Stack stack) throws Exception {
    String prefix = "many-" + UUID.randomUUID() + "-";
    List<String> names = IntStream.range(0, MANY).mapToObj(i -> prefix + i).toList();
    Connection connection =
        Connection.of(stack.bootstrapServers(), stack.registryUrl(), Duration.ofSeconds(60));
    try (Admin admin = connection.openAdmin()) {
      admin
          .createTopics(
              names.stream()
                  .map(name -> new NewTopic(name, Optional.of(1), Optional.empty()))
                  .toList())
          .all()
          .get();
      TopicInspector inspector = new TopicInspector(connection, admin);
      // New partitions are asked again until their leader knows of them.
      inspector.details(names);
      double before = requests(admin);
      inspector.details(names.subList(0, 1));
      double forOne = requests(admin) - before;

      Found<TopicDetails> found = inspector.details(names);

      double forMany = requests(admin) - before - forOne;
      assertThat(found.failures()).isEmpty();
      assertThat(found.list()).extracting(TopicDetails::name).containsExactlyElementsOf(names);
      assertThat(forOne).isLessThan(25);
      assertThat(forMany).isLessThan(2 * forOne);
      new TopicWriter(connection, admin).delete(names);
    }
  }

  @Test
  void aTopicThatVanishesMeanwhileIsLeftOutOfAListing(Stack stack) throws Exception {
    String name = "there-" + UUID.randomUUID();
    Connection connection =
        Connection.of(stack.bootstrapServers(), stack.registryUrl(), Duration.ofSeconds(60));
    try (Admin admin = connection.openAdmin()) {
      new TopicWriter(connection, admin)
          .create(List.of(new NewTopic(name, Optional.of(1), Optional.empty())));

      Found<TopicShape> found =
          new TopicShapes(connection, admin).findThere(List.of(name, name + "-vanished"));

      assertThat(found.values()).containsOnlyKeys(name);
      assertThat(found.failures()).isEmpty();
    }
  }

  /** Refreshes of metadata are among them, so that the same question need not cost the same. */
  private static double requests(Admin admin) {
    return admin.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals("request-total"))
        .filter(metric -> metric.getKey().group().equals("admin-client-metrics"))
        .mapToDouble(metric -> (Double) metric.getValue().metricValue())
        .sum();
  }
}
