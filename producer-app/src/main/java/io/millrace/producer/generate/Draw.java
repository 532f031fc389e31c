package io.millrace.producer.generate;

import java.util.List;
import java.util.random.RandomGenerator;

/** The chance that one run draws from, and how large its present event may still become. */
final class Draw {
  /** Records, elements and entries of one event, above which it comes to its end. */
  private static final int MOST_PARTS = 200;

  private static final int DEEPEST = 12;
  private static final int MOST_ELEMENTS = 5;

  final RandomGenerator random;

  /** When the present event happens, in milliseconds since 1970. */
  long nowMillis;

  private int parts;
  private int depth;

  Draw(RandomGenerator random) {
    this.random = random;
  }

  void begin(long now) {
    nowMillis = now;
    parts = MOST_PARTS;
    depth = 0;
  }

  void enter() {
    parts--;
    depth++;
  }

  void leave() {
    depth--;
  }

  /** Whether what can be short has to be. */
  boolean isEnding() {
    return parts <= 0 || depth >= DEEPEST;
  }

  /** How many elements or entries the next array or map has. */
  int elements() {
    int count = isEnding() ? 0 : random.nextInt(MOST_ELEMENTS + 1);
    parts -= count;
    return count;
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
