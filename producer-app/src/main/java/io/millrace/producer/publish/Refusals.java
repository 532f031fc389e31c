package io.millrace.producer.publish;

import io.millrace.producer.input.Refusal;
import java.util.ArrayList;
import java.util.List;

/**
 * Inputs that were refused: those of transactions that are committed, and those that an abort takes
 * back. Thread-safe: brokers refuse in the producer's own thread.
 */
final class Refusals {
  private final List<Refusal> first = new ArrayList<>();
  private final List<Refusal> firstOpen = new ArrayList<>();
  private List<Late> unwritten = new ArrayList<>();
  private long kept;
  private long open;
  private volatile boolean anyUnwritten;
  private boolean keepsRaw;

  /**
   * An input that was refused long after it was read.
   *
   * @param raw empty when it wasn't kept
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Late(Refusal refusal, byte[] raw) {}

  /** Whether the text of inputs is asked for. Said before the first one, by who sends. */
  void keepRaw(boolean wanted) {
    keepsRaw = wanted;
  }

  boolean keepsRaw() {
    return keepsRaw;
  }

  /** One input was refused. */
  synchronized void add(List<Refusal> refusals) {
    open++;
    for (Refusal refusal : refusals) {
      if (first.size() + firstOpen.size() < Publisher.SHOWN) {
        firstOpen.add(refusal);
      }
    }
  }

  /** One input was refused by a broker, long after it was read. */
  synchronized void addLate(Refusal refusal, byte[] raw) {
    add(List.of(refusal));
    unwritten.add(new Late(refusal, raw));
    anyUnwritten = true;
  }

  /** So many inputs were refused for one reason. */
  synchronized void addAll(long inputs, Refusal reason) {
    if (inputs > 0) {
      add(List.of(reason));
      open += inputs - 1;
    }
  }

  /** What was added late since the last call. */
  List<Late> drain() {
    if (!anyUnwritten) {
      return List.of();
    }
    synchronized (this) {
      List<Late> drained = unwritten;
      unwritten = new ArrayList<>();
      anyUnwritten = false;
      return drained;
    }
  }

  synchronized void keep() {
    kept += open;
    first.addAll(firstOpen);
    takeBack();
  }

  synchronized void takeBack() {
    open = 0;
    firstOpen.clear();
  }

  synchronized long count() {
    return kept + open;
  }

  synchronized List<Refusal> first() {
    List<Refusal> all = new ArrayList<>(first);
    all.addAll(firstOpen);
    return List.copyOf(all);
  }
}
