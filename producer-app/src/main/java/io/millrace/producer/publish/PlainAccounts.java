package io.millrace.producer.publish;

import io.millrace.app.cli.Failure;
import io.millrace.producer.input.Origin;
import io.millrace.producer.input.Place;
import io.millrace.producer.input.Refusal;

/**
 * What became of events that stand for themselves. Successes are counted in the producer's thread
 * alone, so without a lock; failures are few.
 */
final class PlainAccounts implements Accounts {
  private final Refusals refusals;
  private final Tally acknowledged = new Tally();
  private long refusedEvents;
  private long unknownInputs;
  private long unknownEvents;
  private volatile Exception failure;

  PlainAccounts(Refusals refusals) {
    this.refusals = refusals;
  }

  @Override
  public void acknowledged(Delivery delivery, String topic) {
    acknowledged.acknowledged.add(topic);
    Delivery.End end = delivery.acknowledged();
    if (end == Delivery.End.ACKNOWLEDGED) {
      acknowledged.inputs++;
      acknowledged.bytes += delivery.bytes();
    } else if (end != Delivery.End.OPEN) {
      ended(delivery, end);
    }
  }

  @Override
  public synchronized void failed(Delivery delivery, String topic, Exception cause, boolean left) {
    if (failure == null && !DataErrors.isAboutData(cause)) {
      failure = cause;
    }
    boolean unknown = left && !DataErrors.isCertain(cause);
    if (unknown) {
      unknownEvents++;
    } else {
      refusedEvents++;
      delivery.refusal(
          new Refusal(
              delivery
                  .origin()
                  .map(Origin::place)
                  .orElseGet(() -> new Place("input", delivery.number())),
              "",
              "",
              "topic %s %s: %s"
                  .formatted(
                      topic,
                      left ? "does not take it" : "was not sent it",
                      Failure.of(cause).line())));
    }
    ended(delivery, delivery.failed(unknown));
  }

  /** An input of which not all events were acknowledged. */
  private synchronized void ended(Delivery delivery, Delivery.End end) {
    if (end == Delivery.End.UNKNOWN) {
      unknownInputs++;
    } else if (end == Delivery.End.REFUSED) {
      refusals.addLate(delivery.refusal(), delivery.origin().map(Origin::raw).orElse(Kept.NOTHING));
    }
  }

  @Override
  public Exception failure() {
    return failure;
  }

  /** Once all have ended. */
  synchronized Tally tally() {
    acknowledged.refusedEvents = refusedEvents;
    acknowledged.unknownInputs = unknownInputs;
    acknowledged.unknownEvents = unknownEvents;
    return acknowledged;
  }
}
