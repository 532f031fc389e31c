package io.millrace.admin.replay;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Tells which records are replayed. */
interface Sieve {
  /** All of them. */
  Sieve ALL = record -> new Sifted.Taken();

  /** Whether this one is. */
  Sifted sift(ConsumerRecord<byte[], byte[]> record);

  /** What is odd about the records as a whole, a sentence each. */
  default List<String> warnings() {
    return List.of();
  }

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
