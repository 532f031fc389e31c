package io.millrace.producer.publish;

import io.millrace.app.cli.Failure;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnsupportedCompressionTypeException;
import org.apache.kafka.common.errors.UnsupportedForMessageFormatException;

/** What the answer of a broker says about one event. */
final class DataErrors {
  /** How the client begins what it says of these; they have no type of their own. */
  private static final String BESIDE = "Failed to append record because it was part of a batch";

  private DataErrors() {}

  /**
   * Whether it's about the event itself: the others can do without it. Brokers say of which records
   * of a batch it is, and the producer sends a batch that is too large again in parts.
   */
  static boolean isAboutData(Throwable thrown) {
    Throwable cause = Failure.unwrap(thrown);
    return cause instanceof RecordTooLargeException
        || cause instanceof InvalidTimestampException
        || cause instanceof InvalidRecordException;
  }

  /**
   * Whether the event is certainly not in its topic: brokers check these before they write, each
   * time anew. Anything else may have followed on an attempt that was written.
   */
  static boolean isCertain(Throwable thrown) {
    Throwable cause = Failure.unwrap(thrown);
    return isAboutData(cause)
        || cause instanceof RecordBatchTooLargeException
        || cause instanceof AuthorizationException
        || cause instanceof InvalidTopicException
        || cause instanceof UnsupportedForMessageFormatException
        || cause instanceof UnsupportedCompressionTypeException
        || isBesideOne(cause);
  }

  /** Of an event whose batch wasn't written because of another event in it. */
  private static boolean isBesideOne(Throwable cause) {
    return cause.getClass() == KafkaException.class
        && String.valueOf(cause.getMessage()).startsWith(BESIDE);
  }
}
