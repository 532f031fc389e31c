package io.millrace.consumer.handle;

/** What has come of one attempt at a record. */
sealed interface Attempt {
  /** It is done: handled, or set aside. */
  record Done(ProcessorListener.Ending ending) implements Attempt {
    static final Done PROCESSED = new Done(ProcessorListener.Ending.PROCESSED);
    static final Done DEAD_LETTER = new Done(ProcessorListener.Ending.DEAD_LETTER);
  }

  /** Its handler has failed, and tries again after a time. */
  record Again(String why, long delayNanos) implements Attempt {}

  /** Its partition isn't ours any more: it is another's to end. */
  record Gone() implements Attempt {}

  /** What it needs is away. */
  record Away(String why, RuntimeException cause) implements Attempt {}
}
