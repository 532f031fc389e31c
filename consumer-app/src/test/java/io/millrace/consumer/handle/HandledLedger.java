package io.millrace.consumer.handle;

import io.millrace.event.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which events were handled, in which order. Thread-safe. */
public final class HandledLedger {
  private final List<Event<String, String>> handled = new ArrayList<>();

  public synchronized void add(Event<String, String> event) {
    handled.add(event);
  }

  public synchronized int size() {
    return handled.size();
  }

  /**
   * What is wrong: events that are missing or that come the first time after a later one of their
   * key.
   *
   * @param count of events, whose values are their numbers
   */
  public synchronized List<String> anomalies(int count) {
    List<String> anomalies = new ArrayList<>();
    Map<Integer, Integer> times = new HashMap<>();
    Map<String, Integer> last = new HashMap<>();
    for (Event<String, String> event : handled) {
      int number = Integer.parseInt(event.value());
      if (times.merge(number, 1, Integer::sum) == 1) {
        Integer before = last.put(event.key(), number);
        if (before != null && before > number) {
          anomalies.add("key %s: %d after %d".formatted(event.key(), number, before));
        }
      }
    }
    for (int i = 0; i < count; i++) {
      if (!times.containsKey(i)) {
        anomalies.add("lost: " + i);
      }
    }
    return anomalies;
  }

  /** How many came more than once. */
  public synchronized int repeats(int count) {
    return handled.size() - count;
  }
}
