package io.millrace.serde;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.config.ConfigException;

/** What is wrong with a configuration, collected to be said at once. For one thread. */
final class Problems {
  private final List<String> sentences = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();

  void add(String key, String sentence) {
    keys.add(key);
    sentences.add(sentence);
  }

  /** Notes that a key isn't set, unless its value was wrong and so is noted already. */
  void addUnlessKnown(String key, String sentence) {
    if (!keys.contains(key)) {
      add(key, sentence);
    }
  }

  /**
   * What the settings make; empty when they are wrong, which is noted.
   *
   * @param from the keys that it is made of: when one of them is wrong by itself, nothing is made,
   *     since what follows from it would be no news
   */
  <T> Optional<T> collect(Supplier<T> made, String... from) {
    if (Arrays.stream(from).anyMatch(keys::contains)) {
      return Optional.empty();
    }
    try {
      return Optional.of(made.get());
    } catch (ConfigException | IllegalArgumentException e) {
      sentences.add(e.getMessage());
      return Optional.empty();
    }
  }

  boolean isEmpty() {
    return sentences.isEmpty();
  }

  /**
   * @throws ConfigException with all of them in one line
   */
  void throwIfAny() {
    if (sentences.size() == 1) {
      throw new ConfigException(sentences.get(0));
    } else if (!sentences.isEmpty()) {
      StringBuilder all = new StringBuilder("the settings have " + sentences.size() + " problems:");
      for (int i = 0; i < sentences.size(); i++) {
        all.append(i == 0 ? " " : "; ").append(i + 1).append(") ").append(sentences.get(i));
      }
      throw new ConfigException(all.toString());
    }
  }
}
