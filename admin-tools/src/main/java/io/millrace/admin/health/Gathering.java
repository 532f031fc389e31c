package io.millrace.admin.health;

import io.millrace.admin.answer.Found;
import io.millrace.admin.group.GroupReading;
import io.millrace.admin.group.GroupReadings;
import io.millrace.admin.topic.LogRange;
import io.millrace.admin.topic.PartitionOffsets;
import io.millrace.admin.topic.TopicInspector;
import io.millrace.admin.topic.TopicShape;
import io.millrace.app.cli.AppException;
import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/** Asks the sources that checks need, and remembers which gave no answer. For one use. */
final class Gathering {
  private final Connection connection;
  private final Admin admin;
  private final Clock clock;
  private final Map<String, Failure> failures = new LinkedHashMap<>();
  private final Set<Source> away = new HashSet<>();

  Gathering(Connection connection, Admin admin, Clock clock) {
    this.connection = connection;
    this.admin = admin;
    this.clock = clock;
  }

  /**
   * @throws AppException when the cluster itself gave no answer
   */
  Snapshot gather(Set<Source> sources, Duration old) {
    Set<Integer> brokers =
        connection.await(admin.describeCluster().nodes()).stream()
            .map(Node::id)
            .collect(Collectors.toSet());
    TopicInspector inspector = new TopicInspector(connection, admin);
    Found<TopicShape> topics = inspector.allShapes();
    List<TopicPartition> led = topics.list().stream().flatMap(t -> t.led().stream()).toList();
    PartitionOffsets offsets = new PartitionOffsets(connection, admin);
    boolean asksOffsets = sources.contains(Source.OFFSETS);
    Map<TopicPartition, LogRange> logs = asksOffsets ? offsets.ranges(led) : Map.of();
    Map<TopicPartition, Long> fresh =
        asksOffsets ? offsets.firstSince(led, clock.instant().minus(old)) : Map.of();
    Found<GroupReading> groups =
        sources.contains(Source.GROUPS)
            ? ask(Source.GROUPS, () -> new GroupReadings(connection, admin).read(), Found.nothing())
            : Found.nothing();
    failures.putAll(groups.failures());
    Set<String> subjects =
        sources.contains(Source.REGISTRY)
            ? ask(Source.REGISTRY, this::subjects, Set.of())
            : Set.of();
    Map<String, Failure> hidden = new HiddenTopics(inspector).find(topics, groups.list(), subjects);
    failures.putAll(hidden);
    return new Snapshot(
        brokers,
        topics.list(),
        hidden.keySet(),
        logs,
        fresh,
        old,
        sources.contains(Source.THROTTLES)
            ? ask(
                Source.THROTTLES,
                () -> new ThrottleReader(connection, admin).read(brokers),
                Throttles.NONE)
            : Throttles.NONE,
        groups.list(),
        groups.failures().size(),
        subjects);
  }

  /** What gave no answer. */
  Map<String, Failure> failures() {
    return failures;
  }

  /** The sources of which nothing is known. */
  Set<Source> away() {
    return away;
  }

  private Set<String> subjects() {
    return Set.copyOf(connection.openRegistry().subjects());
  }

  private <T> T ask(Source source, Supplier<T> question, T nothing) {
    try {
      return question.get();
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException | AppException e) {
      away.add(source);
      failures.put(source.toString(), Failure.of(e));
      return nothing;
    }
  }
}
