package io.millrace.registry;

import java.util.concurrent.atomic.LongAdder;

/** How a client and its caches did so far; only ever rises. Thread-safe. */
public final class RegistryCounters {
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final LongAdder requests = new LongAdder();
  private final LongAdder failures = new LongAdder();

  /** Questions that a cache answered. */
  public long hits() {
    return hits.sum();
  }

  /** Questions that a cache had no answer to; those that shared one request count each. */
  public long misses() {
    return misses.sum();
  }

  /** HTTP requests sent to the registry; each attempt is one. */
  public long requests() {
    return requests.sum();
  }

  /**
   * Requests without an answer that can be used: none came, or one that a later attempt can better,
   * or a refusal of who asks. That something isn't there, or is incompatible, is an answer.
   */
  public long failures() {
    return failures.sum();
  }

  void hit() {
    hits.increment();
  }

  void miss() {
    misses.increment();
  }

  void request() {
    requests.increment();
  }

  void failure() {
    failures.increment();
  }

  @Override
  public String toString() {
    return "RegistryCounters[hits=%d, misses=%d, requests=%d, failures=%d]"
        .formatted(hits(), misses(), requests(), failures());
  }
}
