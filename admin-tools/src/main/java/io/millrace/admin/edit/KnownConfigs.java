package io.millrace.admin.edit;

import io.millrace.admin.catalogue.ConfigNames;
import io.millrace.admin.catalogue.ConfigValue;
import io.millrace.app.cli.AppException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads configs as a catalogue takes them, and refuses all that Kafka doesn't have together. */
final class KnownConfigs {
  private KnownConfigs() {}

  /**
   * The values as Kafka takes them.
   *
   * @param also names that are given without a value
   * @throws AppException with every name that Kafka doesn't have, and every value that it refuses
   */
  static Map<String, String> parse(Map<String, String> set, Collection<String> also) {
    List<String> problems = new ArrayList<>();
    Map<String, String> values = new TreeMap<>();
    Stream.concat(set.keySet().stream(), also.stream())
        .sorted()
        .forEach(name -> ConfigNames.problem(name).ifPresent(problems::add));
    new TreeMap<>(set)
        .forEach(
            (name, text) -> {
              try {
                values.put(name, ConfigValue.parse(name, text));
              } catch (IllegalArgumentException e) {
                problems.add(e.getMessage());
              }
            });
    if (!problems.isEmpty()) {
      throw AppException.usage(String.join("; ", problems));
    }
    return values;
  }
}
