package io.millrace.consumer.handle;

import io.millrace.app.cli.AppException;
import io.millrace.client.EventDecoder;
import io.millrace.consumer.deadletter.DeadLetter;
import io.millrace.consumer.deadletter.DeadLetters;
import io.millrace.consumer.lane.Pending;
import io.millrace.event.Event;
import io.millrace.registry.RegistryException;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;

/** Takes a record to its end: decoded, handled, and set aside when that is its outcome. */
final class Handling<K, V> {
  private final EventDecoder<K, V> decoder;
  private final EventHandler<K, V> handler;
  private final Board board;
  private final DeadLetters deadLetters;
  private final ProcessorSettings settings;

  Handling(
      EventDecoder<K, V> decoder,
      EventHandler<K, V> handler,
      Board board,
      DeadLetters deadLetters,
      ProcessorSettings settings) {
    this.decoder = decoder;
    this.handler = handler;
    this.board = board;
    this.deadLetters = deadLetters;
    this.settings = settings;
  }

  /**
   * One attempt.
   *
   * @throws RuntimeException when the run can't go on
   * @throws InterruptedException when the run gives up on it
   */
  Attempt attempt(Pending<ConsumerRecord<byte[], byte[]>> pending) throws InterruptedException {
    try {
      return pending.isCondemned() ? setAside(pending) : handle(pending);
    } catch (RegistryException e) {
      throw e;
    } catch (RetriableException e) {
      return new Attempt.Away(e.getMessage(), e);
    }
  }

  private Attempt handle(Pending<ConsumerRecord<byte[], byte[]>> pending)
      throws InterruptedException {
    Event<K, V> event;
    try {
      event = decoder.decode(pending.record());
    } catch (RegistryException e) {
      // The registry refuses: it says nothing of the record.
      throw e;
    } catch (SerializationException e) {
      pending.condemn("can't be decoded: " + e.getMessage());
      return setAside(pending);
    }
    try {
      return judge(pending, outcome(event));
    } catch (UnavailableException e) {
      return new Attempt.Away(e.getMessage(), e);
    }
  }

  private Outcome outcome(Event<K, V> event) throws InterruptedException {
    try {
      return handler.handle(event);
    } catch (InterruptedException e) {
      if (board.clearInterrupt()) {
        throw e;
      }
      return retry(e);
    } catch (RetriableException | UnavailableException e) {
      throw e;
    } catch (Exception e) {
      return retry(e);
    } finally {
      if (Thread.currentThread().isInterrupted()) {
        var unused = board.clearInterrupt();
      }
    }
  }

  private static Outcome retry(Exception e) {
    return Outcome.retry(e.getClass().getName() + ": " + e.getMessage());
  }

  private Attempt judge(Pending<ConsumerRecord<byte[], byte[]>> pending, Outcome outcome)
      throws InterruptedException {
    if (outcome instanceof Outcome.Processed) {
      return Attempt.Done.PROCESSED;
    } else if (outcome instanceof Outcome.Retry retry) {
      pending.attempted(retry.why());
      if (pending.attempts() <= settings.retry().most()) {
        return new Attempt.Again(
            retry.why(),
            settings.retry().delayNanos(pending.attempts(), ThreadLocalRandom.current()));
      }
      pending.condemn(retry.why());
    } else if (outcome instanceof Outcome.DeadLetter letter) {
      pending.attempted(letter.why());
      pending.condemn(letter.why());
    } else {
      throw AppException.failed(
          "%s gave null for %s: it has to give an Outcome"
              .formatted(handler.getClass().getName(), Places.of(pending.record())),
          null);
    }
    return setAside(pending);
  }

  private Attempt setAside(Pending<ConsumerRecord<byte[], byte[]>> pending)
      throws InterruptedException {
    if (pending.isGone()) {
      return new Attempt.Gone();
    }
    deadLetters.write(
        new DeadLetter(pending.record(), settings.group(), pending.attempts(), pending.cause()));
    return Attempt.Done.DEAD_LETTER;
  }
}
