package io.millrace.admin.health;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How fast brokers may copy partitions from one to another.
 *
 * @param moving the topics that a reassignment moves now
 * @param rates those that were set while brokers run, by broker and by the name of the setting
 */
public record Throttles(Set<String> moving, Map<Integer, Map<String, String>> rates) {
  /** None set, and nothing moving. */
  public static final Throttles NONE = new Throttles(Set.of(), Map.of());

  public Throttles {
    moving = Set.copyOf(moving);
    rates =
        rates.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, rate -> Map.copyOf(rate.getValue())));
  }

  /** The settings of a broker, by name; none when it has none. */
  Map<String, String> of(int broker) {
    return new TreeMap<>(rates.getOrDefault(broker, Map.of()));
  }
}
