package io.millrace.admin.group;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A topic, or some of its partitions.
 *
 * @param partitions empty for all
 */
public record PartitionSelection(String topic, Set<Integer> partitions) {
  public PartitionSelection {
    requireNonNull(topic, "topic");
    partitions = Set.copyOf(partitions);
  }

  /**
   * What {@code orders} or {@code orders:0,2} say: no topic has a colon in its name.
   *
   * @throws IllegalArgumentException when it says neither
   */
  public static PartitionSelection parse(String text) {
    int colon = text.indexOf(':');
    String topic = colon < 0 ? text : text.substring(0, colon);
    if (topic.isBlank()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" names no topic: write orders or orders:0,2");
    }
    return new PartitionSelection(
        topic, colon < 0 ? Set.of() : numbers(text, text.substring(colon + 1)));
  }

  private static Set<Integer> numbers(String text, String list) {
    try {
      Set<Integer> numbers =
          Arrays.stream(list.split(",", -1))
              .map(number -> Integer.parseUnsignedInt(number.strip()))
              .collect(Collectors.toCollection(TreeSet::new));
      if (numbers.stream().allMatch(number -> number >= 0)) {
        return numbers;
      }
    } catch (NumberFormatException e) {
      // Said below, for all that isn't a list of partitions.
    }
    throw new IllegalArgumentException(
        "\"" + text + "\" has no list of partitions after the colon: write orders:0,2");
  }
}
