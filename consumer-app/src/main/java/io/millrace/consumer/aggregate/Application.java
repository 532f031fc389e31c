package io.millrace.consumer.aggregate;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.internals.Topic;

/**
 * What is counted from where to where, under a name that keeps how far it is.
 *
 * @param name of which its group, transactional ids and internal topics are made
 * @param input the topic of events
 * @param results the topic of what they come to
 * @param grouped what its one repartition topic is named by
 * @param stores the names of its stores
 */
public record Application(
    String name, String input, String results, String grouped, Set<String> stores) {
  public Application {
    requireNonNull(name, "name");
    requireNonNull(input, "input");
    requireNonNull(results, "results");
    requireNonNull(grouped, "grouped");
    stores = Set.copyOf(stores);
    Topic.validate(idOf(name));
  }

  /**
   * The application id, which is its group and what its topics and transactional ids begin with.
   */
  public String id() {
    return idOf(name);
  }

  /** The topic in which changes come together by what they are summed by. */
  String repartitionTopic() {
    return id() + "-" + grouped + "-repartition";
  }

  /** The topics that hold its state. */
  Set<String> changelogTopics() {
    return stores.stream().map(this::changelogTopic).collect(Collectors.toUnmodifiableSet());
  }

  /** All topics of its own. */
  Set<String> internalTopics() {
    return Stream.concat(changelogTopics().stream(), Stream.of(repartitionTopic()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private String changelogTopic(String store) {
    return id() + "-" + store + "-changelog";
  }

  private static String idOf(String name) {
    return "millrace-aggregate-" + name;
  }
}
