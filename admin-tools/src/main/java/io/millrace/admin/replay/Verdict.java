package io.millrace.admin.replay;

import org.apache.kafka.clients.producer.ProducerRecord;

/** What becomes of a record. */
sealed interface Verdict {

  /** It is replayed. */
  record Send(ProducerRecord<byte[], byte[]> record) implements Verdict {}

  /** It doesn't match the filter. */
  record Filtered() implements Verdict {}

  /** It can't be replayed, and the rest goes on. */
  record Refuse(String reason) implements Verdict {}

  /** The run ends before it. */
  record Halt(String reason) implements Verdict {}
}
