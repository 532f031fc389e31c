package io.millrace.admin.replay;

import io.millrace.app.connect.Connection;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.Topic;

/** The topics that records may go to. A topic is asked for once, and never made. */
final class Targets {
  /** Names come from headers, and so from anywhere; what isn't there is forgotten in the end. */
  private static final int MOST_KNOWN = 10_000;

  private final Function<Set<String>, Map<String, Target>> lookup;
  private final Map<String, Target> known = new HashMap<>();
  private Consumer<String> check = topic -> {};

  /**
   * @param lookup finds out about topics
   */
  Targets(Function<Set<String>, Map<String, Target>> lookup) {
    this.lookup = lookup;
  }

  /** The topics of a cluster. */
  static Targets of(Connection connection, Admin admin) {
    return new Targets(names -> ask(connection, admin, names));
  }

  /** What is known of a topic after all. */
  sealed interface Target permits Writable, Unfit {}

  /** A topic that is there. */
  record Writable(int partitions) implements Target {}

  /** A topic that records can't go to, and why. */
  record Unfit(String reason) implements Target {}

  /** Asks for those that aren't known yet, in one request. */
  void look(Collection<String> names) {
    Set<String> unknown = new LinkedHashSet<>(names);
    unknown.removeAll(known.keySet());
    if (unknown.isEmpty()) {
      return;
    }
    if (known.size() + unknown.size() > MOST_KNOWN) {
      known.values().removeIf(Unfit.class::isInstance);
    }
    Map<String, Target> found = lookup.apply(unknown);
    known.putAll(found);
    checkWritable(found);
  }

  /** Runs a check on each topic that can be written to, before anything is; also on later ones. */
  void eachWritable(Consumer<String> checked) {
    check = checked;
    checkWritable(known);
  }

  private void checkWritable(Map<String, Target> of) {
    of.forEach(
        (topic, target) -> {
          if (target instanceof Writable) {
            check.accept(topic);
          }
        });
  }

  /** A topic that was looked for. */
  Target get(String name) {
    return known.computeIfAbsent(
        name,
        unknown -> {
          throw new IllegalStateException("nobody looked for topic " + unknown);
        });
  }

  private static Map<String, Target> ask(Connection connection, Admin admin, Set<String> names) {
    Map<String, Target> found = new HashMap<>();
    admin
        .describeTopics(names)
        .topicNameValues()
        .forEach((name, future) -> found.put(name, target(connection, name, future)));
    return found;
  }

  private static Target target(
      Connection connection, String name, KafkaFuture<TopicDescription> future) {
    try {
      TopicDescription description = Denials.await(connection, future, "topic " + name);
      return description.isInternal() || Topic.isInternal(name)
          ? new Unfit("topic %s is Kafka's own".formatted(name))
          : new Writable(description.partitions().size());
    } catch (UnknownTopicOrPartitionException | InvalidTopicException e) {
      return new Unfit("there is no topic %s".formatted(name));
    }
  }
}
