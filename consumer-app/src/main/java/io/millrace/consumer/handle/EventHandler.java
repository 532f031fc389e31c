package io.millrace.consumer.handle;

import io.millrace.event.Event;

/**
 * What is done with each event. Thread-safe: events of different keys come at the same time, those
 * of one key one after another.
 *
 * <p>An event comes again after a crash, and after a {@link Outcome.Retry}; so to handle it twice
 * must do no harm. When its partition goes to another member, or the run ends, a handler that is
 * busy for longer than the drain time is given up: the event comes again, there or here, though the
 * first call may still be under way. Keys and values are never of another type than K and V; both
 * can be null.
 *
 * <pre>{@code
 * public final class Mailer implements EventHandler<String, OrderEvent> {
 *   public Outcome handle(Event<String, OrderEvent> event) throws Exception {
 *     return mail(event.value()) ? Outcome.processed() : Outcome.retry("the mail server is busy");
 *   }
 * }
 * }</pre>
 */
@FunctionalInterface
public interface EventHandler<K, V> {

  /**
   * Handles one event, in its own time: the group doesn't wait for it.
   *
   * @return never null
   * @throws UnavailableException when something that all events need is away; so does each {@link
   *     org.apache.kafka.common.errors.RetriableException}: it comes again until that is back, and
   *     no attempt is counted
   * @throws InterruptedException when the thread is interrupted, as the run gives up on it; when
   *     the handler itself has interrupted it, as {@link Outcome#retry}
   * @throws Exception what else goes wrong with this event: as {@link Outcome#retry}
   */
  Outcome handle(Event<K, V> event) throws Exception;

  /** Called once, when no event comes any more. */
  default void close() throws Exception {}
}
