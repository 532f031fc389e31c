package io.millrace.admin.catalogue;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * What all topics of a catalogue must be like.
 *
 * @param at where the rule stands
 * @param path of the value that the rule is about; empty for the name
 * @param isKept whether a topic keeps to it
 * @param sentence what is wanted, and what a topic has that doesn't keep to it
 */
record PolicyRule(
    Node at,
    List<String> path,
    Predicate<TopicDeclaration> isKept,
    Function<TopicDeclaration, String> sentence) {
  void check(Declared topic, Problems problems) {
    if (!isKept.test(topic.topic())) {
      Node place = topic.place(path);
      problems.add(
          place,
          "topic %s breaks the policy (%s): %s"
              .formatted(topic.name(), Problems.place(at, place), sentence.apply(topic.topic())));
    }
  }
}
