package io.millrace.producer.publish;

import io.millrace.producer.input.Origin;
import io.millrace.producer.input.Refusal;
import java.util.Optional;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Waits for what becomes of the events of one input. Holds none of them, to be small. */
final class Delivery implements Callback {
  /** Stands for no time: what is sent isn't measured. */
  static final long NOT_TIMED = Long.MIN_VALUE;

  /** In the place of a number: it is of no input. */
  static final long OF_NO_INPUT = -1;

  private final Deliveries deliveries;
  private final long due;
  private final long number;
  private final int bytes;
  private final int records;
  private final Optional<Origin> origin;
  private int left;
  private int there;
  private Refusal refusal;
  private boolean unknown;

  /**
   * @param due in nanoseconds
   * @param number of the input
   * @param bytes of all keys and values
   * @param records how many events it is
   * @param origin of the input, valid for as long as this; empty where it isn't known or asked for
   */
  Delivery(
      Deliveries deliveries,
      long due,
      long number,
      int bytes,
      int records,
      Optional<Origin> origin) {
    this.deliveries = deliveries;
    this.due = due;
    this.number = number;
    this.bytes = bytes;
    this.records = records;
    this.left = records;
    this.origin = origin;
  }

  @Override
  public void onCompletion(RecordMetadata metadata, Exception exception) {
    deliveries.ended(this, metadata, exception);
  }

  long due() {
    return due;
  }

  long number() {
    return number;
  }

  int bytes() {
    return bytes;
  }

  Optional<Origin> origin() {
    return origin;
  }

  /** One more event was acknowledged. */
  End acknowledged() {
    return records == 1 ? End.ACKNOWLEDGED : acknowledgedOfMany();
  }

  private synchronized End acknowledgedOfMany() {
    there++;
    return ended(false);
  }

  /** One more event was not acknowledged. */
  End failed(boolean mayBeThere) {
    return ended(mayBeThere);
  }

  /**
   * Why the first of the events that were refused was, and how many of the others are there:
   * whoever mends the input and publishes it again has those twice. Null when none was refused.
   */
  synchronized Refusal refusal() {
    return refusal == null || there == 0
        ? refusal
        : new Refusal(
            refusal.place(),
            refusal.column(),
            refusal.field(),
            "%s; %d of its %d events %s there already, and would be twice if all of it came again"
                .formatted(refusal.reason(), there, records, there == 1 ? "is" : "are"));
  }

  synchronized void refusal(Refusal reason) {
    refusal = refusal == null ? reason : refusal;
  }

  private synchronized End ended(boolean mayBeThere) {
    left--;
    unknown |= mayBeThere;
    if (left > 0) {
      return End.OPEN;
    } else if (unknown) {
      return End.UNKNOWN;
    }
    return refusal == null ? End.ACKNOWLEDGED : End.REFUSED;
  }

  /** How the input as a whole ended, once all of its events have. */
  enum End {
    OPEN,
    ACKNOWLEDGED,
    REFUSED,
    UNKNOWN
  }
}
