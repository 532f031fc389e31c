package io.millrace.consumer.lane;

/** The last record of each lane of a partition, by key: a hash table of the records themselves. */
final class LaneEnds<T> {
  private Pending<T>[] table = table(64);
  private int size;

  /**
   * Adds a record behind the last of its lane.
   *
   * @return whether it is the first
   */
  boolean append(Pending<T> pending) {
    Pending<T> last = unlink(pending);
    link(pending);
    if (last != null) {
      last.next = pending;
      return false;
    }
    size++;
    if (size > table.length) {
      grow();
    }
    return true;
  }

  /** Forgets a lane, whose last record is done. */
  void remove(Pending<T> last) {
    unlink(last);
    size--;
  }

  private void link(Pending<T> pending) {
    int place = place(pending);
    pending.chained = table[place];
    table[place] = pending;
  }

  /** Takes out the last record of a lane; null when there is no such lane. */
  private Pending<T> unlink(Pending<T> ofLane) {
    int place = place(ofLane);
    Pending<T> before = null;
    for (Pending<T> at = table[place]; at != null; at = at.chained) {
      if (at.isOfLane(ofLane)) {
        if (before == null) {
          table[place] = at.chained;
        } else {
          before.chained = at.chained;
        }
        at.chained = null;
        return at;
      }
      before = at;
    }
    return null;
  }

  private int place(Pending<T> pending) {
    return (pending.hash ^ (pending.hash >>> 16)) & (table.length - 1);
  }

  private void grow() {
    Pending<T>[] old = table;
    table = table(2 * old.length);
    for (Pending<T> chain : old) {
      Pending<T> at = chain;
      while (at != null) {
        Pending<T> next = at.chained;
        link(at);
        at = next;
      }
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type, which stays here
  private static <T> Pending<T>[] table(int length) {
    return new Pending[length];
  }
}
