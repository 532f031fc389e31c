package io.millrace.producer.publish;

/**
 * Told how events end: as acknowledged in the producer's own thread only, otherwise in it or in the
 * one that sends.
 */
interface Accounts {

  void acknowledged(Delivery delivery, String topic);

  /**
   * An event wasn't acknowledged.
   *
   * @param left whether it was handed over at all
   */
  void failed(Delivery delivery, String topic, Exception cause, boolean left);

  /** What ends the run or the transaction; null when nothing does. Thread-safe. */
  Exception failure();
}
