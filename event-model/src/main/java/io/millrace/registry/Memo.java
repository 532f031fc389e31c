package io.millrace.registry;

import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Answers by question: from memory, else asked for once however many threads want it.
 *
 * <p>What isn't there is remembered apart, so that questions for what doesn't exist push out
 * nothing that does. Failures are not remembered.
 */
final class Memo<K, V> {
  private record Flight<K>(K key, long generation) {}

  private final BoundedCache<K, V> found;
  private final BoundedCache<K, Supplier<V>> missing;
  private final Predicate<Object> isMissing;
  private final RegistryCounters counters;
  private final SingleFlight<Flight<K>, V> flights = new SingleFlight<>();
  private volatile long generation;

  /**
   * @param isMissing which answers say that there is nothing; so do exceptions of not found
   */
  Memo(
      BoundedCache<K, V> found,
      BoundedCache<K, Supplier<V>> missing,
      Predicate<Object> isMissing,
      RegistryCounters counters) {
    this.found = found;
    this.missing = missing;
    this.isMissing = isMissing;
    this.counters = counters;
  }

  V get(K key, Supplier<V> ask) {
    V known = found.get(key);
    if (known != null) {
      counters.hit();
      return known;
    }
    Supplier<V> nothing = missing.get(key);
    if (nothing != null) {
      counters.hit();
      return nothing.get();
    }
    counters.miss();
    long before = generation;
    // A flight ends by the deadline of the thread that leads it, who began before this one.
    return flights.run(new Flight<>(key, before), Deadline.never(), () -> ask(key, ask, before));
  }

  /** Forgets these, and doesn't remember what is being asked for right now, which may be old. */
  synchronized void forget(Predicate<K> which) {
    generation++;
    found.removeIf(which);
    missing.removeIf(which);
  }

  synchronized void forgetMissing() {
    generation++;
    missing.removeIf(key -> true);
  }

  private V ask(K key, Supplier<V> ask, long before) {
    V known = found.get(key);
    if (known != null) {
      return known; // of a flight that landed between the look and the call
    }
    try {
      V answer = ask.get();
      if (isMissing.test(answer)) {
        remember(before, () -> missing.put(key, () -> answer));
      } else {
        remember(before, () -> found.put(key, answer));
      }
      return answer;
    } catch (RegistryException e) {
      if (e.isNotFound()) {
        remember(
            before,
            () ->
                missing.put(
                    key,
                    () -> {
                      throw e.again();
                    }));
      }
      throw e;
    }
  }

  private synchronized void remember(long before, Runnable put) {
    if (generation == before) {
      put.run();
    }
  }
}
