package io.millrace.serde;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * So many values by key; the oldest makes room, since a map that is full at all is one of schemas
 * that come and go. Thread-safe; finding takes no lock.
 */
final class BoundedMap<K, V> {
  private final int size;
  private final ConcurrentMap<K, V> values = new ConcurrentHashMap<>();
  private final Queue<K> order = new ArrayDeque<>();

  BoundedMap(int size) {
    this.size = size;
  }

  /** Null when it isn't there. */
  V get(K key) {
    return values.get(key);
  }

  synchronized void put(K key, V value) {
    if (values.put(key, value) == null) {
      order.add(key);
      if (order.size() > size) {
        values.remove(order.remove());
      }
    }
  }
}
