package io.millrace.admin.replay;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Tells which records are replayed. */
interface Sieve extends AutoCloseable {
  /** All of them. */
  Sieve ALL = record -> new Sifted.Taken();

  /** Whether this one is. */
  Sifted sift(ConsumerRecord<byte[], byte[]> record);

  @Override
  default void close() {}

  /** Whether a record is replayed. */
  sealed interface Sifted {

    /** It is. */
    record Taken() implements Sifted {}

    /** It isn't. */
    record Left() implements Sifted {}

    /** Nobody can tell. */
    record Unjudged(String reason) implements Sifted {}
  }
}
