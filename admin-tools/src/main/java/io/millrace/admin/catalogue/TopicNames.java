package io.millrace.admin.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.internals.Topic;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Checks the names of topics, each for itself and beside the others. */
final class TopicNames {
  private final Problems problems;

  TopicNames(Problems problems) {
    this.problems = problems;
  }

  /** Whether a topic may have this name; if not, it is a problem. */
  boolean isValid(ScalarNode name) {
    try {
      Topic.validate(name.getValue());
    } catch (InvalidTopicException e) {
      problems.add(name, "Kafka refuses this name: " + e.getMessage());
      return false;
    }
    if (Topic.isInternal(name.getValue())) {
      problems.add(name, "%s is Kafka's own topic".formatted(name.getValue()));
      return false;
    }
    return true;
  }

  /** Brokers refuse a topic whose metrics would have the names of another one's. */
  void checkCollisions(List<Declared> topics) {
    Map<String, Declared> first = new LinkedHashMap<>();
    for (Declared topic : topics) {
      Declared other = first.putIfAbsent(Topic.unifyCollisionChars(topic.name()), topic);
      if (other != null) {
        Node at = topic.at();
        problems.add(
            at,
            "Kafka refuses %s beside %s (%s): its metrics take a period for an underscore"
                .formatted(topic.name(), other.name(), Problems.place(other.at(), at)));
      }
    }
  }
}
