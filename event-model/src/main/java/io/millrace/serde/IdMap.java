package io.millrace.serde;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * So many values by id; the oldest makes room. Thread-safe. A value is found for every record that
 * is read, so finding takes no lock and boxes nothing; putting copies the table, which happens once
 * for an id.
 */
final class IdMap<V> {
  private record Entry<V>(int id, V value) {}

  private final int size;
  private final Queue<Entry<V>> order = new ArrayDeque<>();

  /** Open addressing, at most half full; never changed once it is here. */
  private volatile Entry<V>[] table = newTable(2);

  IdMap(int size) {
    this.size = size;
  }

  /** Null when it isn't there. */
  V get(int id) {
    Entry<V> entry = find(table, id);
    return entry == null ? null : entry.value;
  }

  synchronized void put(int id, V value) {
    Entry<V> old = find(table, id);
    if (old != null) {
      order.remove(old);
    } else if (order.size() == size) {
      order.remove();
    }
    order.add(new Entry<>(id, value));
    Entry<V>[] next = newTable(Integer.highestOneBit(order.size()) * 4);
    for (Entry<V> entry : order) {
      int slot = slot(entry.id, next.length);
      while (next[slot] != null) {
        slot = (slot + 1) & (next.length - 1);
      }
      next[slot] = entry;
    }
    table = next;
  }

  private static <V> Entry<V> find(Entry<V>[] table, int id) {
    int slot = slot(id, table.length);
    Entry<V> entry = table[slot];
    while (entry != null && entry.id != id) {
      slot = (slot + 1) & (table.length - 1);
      entry = table[slot];
    }
    return entry;
  }

  /**
   * Ids are counted up, so their last bits alone would do but for a registry that deals in steps.
   */
  private static int slot(int id, int length) {
    return (((id * 0x9E3779B9) >>> 16) ^ id) & (length - 1);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // arrays have no type parameters
  private static <V> Entry<V>[] newTable(int length) {
    return new Entry[length];
  }
}
