package io.millrace.consumer.lane;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a partition holds and what has become of it, held against what the lanes promise. Knows
 * nothing of how they work.
 */
final class LaneLedger {
  private final List<String> keys = new ArrayList<>();
  private final Set<Long> done = new HashSet<>();
  private final Set<Long> recorded = new HashSet<>();
  private final Set<Long> doneHere = new HashSet<>();
  private final Set<Long> begun = new HashSet<>();
  private final Map<String, Long> last = new HashMap<>();
  private long committed;
  private String metadata = "";

  /**
   * A record is written.
   *
   * @param key null for none
   */
  void write(String key) {
    keys.add(key);
  }

  long end() {
    return keys.size();
  }

  String key(long offset) {
    return keys.get((int) offset);
  }

  long committed() {
    return committed;
  }

  String metadata() {
    return metadata;
  }

  /** Another run, or another member, goes on from the last commit. */
  void assigned() {
    doneHere.clear();
    begun.clear();
    last.clear();
  }

  void begin(long offset) {
    String key = key(offset);
    check(
        key == null || begun.stream().noneMatch(other -> key.equals(key(other))),
        "two of a key at once: ",
        offset);
    check(!recorded.contains(offset), "begun though its commit said that it's done: ", offset);
    check(begun.add(offset), "begun twice at once: ", offset);
  }

  void end(long offset, boolean isDone) {
    check(begun.remove(offset), "ended without a beginning: ", offset);
    if (!isDone) {
      return;
    }
    check(doneHere.add(offset), "done twice: ", offset);
    String key = key(offset);
    if (key != null) {
      check(last.getOrDefault(key, -1L) < offset, "out of order: ", offset);
      last.put(key, offset);
      for (long before = 0; before < offset; before++) {
        check(done.contains(before) || !key.equals(key(before)), "skipped, before ", offset);
      }
    }
    done.add(offset);
  }

  void commit(long offset, String text) {
    check(offset >= committed, "committed backwards: ", offset);
    for (long before = 0; before < offset; before++) {
      check(done.contains(before), "committed and not done: ", before);
    }
    DoneOffsets beyond = DoneOffsets.decode(text, offset);
    for (long at = 0; at < end(); at++) {
      if (at < offset || beyond.contains(at)) {
        check(done.contains(at), "said to be done and isn't: ", at);
        recorded.add(at);
      }
    }
    committed = offset;
    metadata = text;
  }

  /** Nothing is written or handled any more. */
  void finish() {
    check(done.size() == keys.size(), "lost, of this many: ", end());
    check(committed == end(), "not committed to the end, but to ", committed);
  }

  private static void check(boolean holds, String anomaly, long offset) {
    if (!holds) {
      throw new AssertionError(anomaly + offset);
    }
  }
}
