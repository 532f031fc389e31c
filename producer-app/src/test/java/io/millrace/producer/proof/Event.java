package io.millrace.producer.proof;

/**
 * An event as a test tells it from all others of its topic.
 *
 * @param text of its value
 */
record Event(String key, String text) {

  /** An event that was read. */
  record Found(int partition, long offset, Event event) {
    static Found at(int partition, long offset, Event event) {
      return new Found(partition, offset, event);
    }
  }
}
