package io.millrace.registry;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Remembers so many values for so long; the one used least recently makes room. Its lock is held
 * for a look-up in memory only.
 */
final class BoundedCache<K, V> {
  static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);

  private record Entry<V>(V value, long since) {}

  private final Map<K, Entry<V>> entries;
  private final long ttl;
  private final LongSupplier nanos;

  /**
   * @param ttl zero to remember nothing; {@link #FOR_EVER}
   * @param nanos the time, as of {@link System#nanoTime()}
   */
  BoundedCache(int size, Duration ttl, LongSupplier nanos) {
    this.ttl = ttl.compareTo(FOR_EVER) < 0 ? ttl.toNanos() : Long.MAX_VALUE;
    this.nanos = nanos;
    this.entries =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, Entry<V>> eldest) {
            return size() > size;
          }
        };
  }

  /** Null when it isn't there, or is too old. */
  synchronized V get(K key) {
    Entry<V> entry = entries.get(key);
    if (entry == null) {
      return null;
    }
    if (nanos.getAsLong() - entry.since >= ttl) {
      entries.remove(key);
      return null;
    }
    return entry.value;
  }

  synchronized void put(K key, V value) {
    if (ttl > 0) {
      entries.put(key, new Entry<>(value, nanos.getAsLong()));
    }
  }

  /** The value, made if it isn't there; making it must be cheap. */
  synchronized V computeIfAbsent(K key, Supplier<V> make) {
    V known = get(key);
    if (known != null) {
      return known;
    }
    V made = make.get();
    put(key, made);
    return made;
  }

  synchronized void removeIf(Predicate<K> which) {
    entries.keySet().removeIf(which);
  }
}
