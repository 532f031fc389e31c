package io.millrace.admin.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Declares the dead-letter topics of other topics. One that stands among the topics itself is taken
 * as it is, and may serve several.
 */
final class DeadLetters {
  private static final String MAX_BYTES = "max.message.bytes";

  /** What decides whether a record is taken, and whether it is kept. */
  private static final List<String> KEPT =
      List.of(
          "min.insync.replicas",
          "message.timestamp.type",
          "message.timestamp.before.max.ms",
          "message.timestamp.after.max.ms");

  /** Room for the headers that say where a dead letter comes from. */
  private static final int HEADERS = 64 * 1024;

  private final Problems problems;

  DeadLetters(Problems problems) {
    this.problems = problems;
  }

  /** The topics with their dead-letter topics, each after the first that names it. */
  List<Declared> expand(List<Declared> topics) {
    Map<String, Declared> own = new HashMap<>();
    topics.forEach(topic -> own.put(topic.name(), topic));
    Map<String, Declared> made = new HashMap<>();
    List<Declared> all = new ArrayList<>();
    for (Declared topic : topics) {
      all.add(topic);
      topic
          .deadLetter()
          .ifPresent(
              letter -> {
                if (own.containsKey(letter.topic())) {
                  check(topic, letter, own.get(letter.topic()));
                } else if (made.containsKey(letter.topic())) {
                  problems.add(
                      letter.name(),
                      "%s is the dead-letter topic of %s already: to share it, declare it among the topics"
                          .formatted(letter.topic(), made.get(letter.topic()).name()));
                } else {
                  made.put(letter.topic(), topic);
                  all.add(declare(topic, letter));
                }
              });
    }
    return all;
  }

  private void check(Declared topic, DeadLetter letter, Declared target) {
    if (target.name().equals(topic.name())) {
      problems.add(
          letter.name(), "the dead-letter topic of %s must be another one".formatted(topic.name()));
      return;
    }
    if (!letter.isOnlyNamed()) {
      problems.add(
          letter.body(),
          "%s is declared among the topics (%s): say there what it is like"
              .formatted(target.name(), Problems.place(target.at(), letter.body())));
    }
    if (!target.topic().subjects().isEmpty()) {
      problems.add(
          letter.name(),
          "%s has a schema, which dead letters need not keep to".formatted(target.name()));
    }
    if (target.deadLetter().isPresent()) {
      problems.add(
          letter.name(),
          "%s has a dead-letter topic itself, so it can't be that of %s"
              .formatted(target.name(), topic.name()));
    }
  }

  private static Declared declare(Declared topic, DeadLetter letter) {
    TopicDeclaration of = topic.topic();
    TopicDeclaration declaration =
        TopicDeclaration.of(letter.topic(), letter.partitions().orElse(of.partitions()))
            .replication(letter.replication().or(of::replication))
            .configs(configs(of, letter))
            .key(of.key().map(key -> new Format.Bytes()))
            .value(Optional.of(new Format.Bytes()))
            .owner(of.owner())
            .doc(Optional.of("Dead letters of %s.".formatted(of.name())))
            .build();
    return new Declared(letter.name(), letter.body(), declaration, Optional.empty());
  }

  private static Map<String, String> configs(TopicDeclaration of, DeadLetter letter) {
    Map<String, String> configs = new LinkedHashMap<>();
    configs.put("cleanup.policy", "delete");
    configs.put("retention.ms", "-1");
    KEPT.stream()
        .filter(of.configs()::containsKey)
        .forEach(name -> configs.put(name, of.configs().get(name)));
    if (of.configs().containsKey(MAX_BYTES)) {
      long bytes = Long.parseLong(of.configs().get(MAX_BYTES)) + HEADERS;
      configs.put(MAX_BYTES, Long.toString(Math.min(bytes, Integer.MAX_VALUE)));
    }
    configs.putAll(letter.configs());
    return configs;
  }
}
