package io.millrace.example;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The kinds of {@link OrderEvent}, matched without a cast: a caller that misses one doesn't
 * compile, and a kind that is new in the schema gets a parameter here.
 *
 * <pre>{@code
 * String text =
 *     OrderKinds.match(
 *         event,
 *         placed -> placed.getLines().size() + " lines",
 *         shipped -> "shipped on " + shipped.getShippedOn(),
 *         cancelled -> cancelled.getReason());
 * }</pre>
 */
public final class OrderKinds {
  private OrderKinds() {}

  /**
   * What the function of the event's kind makes of it.
   *
   * @throws IllegalArgumentException when the event has no kind of its schema; none that was read
   *     is so
   */
  public static <R> R match(
      OrderEvent event,
      Function<? super OrderPlaced, ? extends R> placed,
      Function<? super OrderShipped, ? extends R> shipped,
      Function<? super OrderCancelled, ? extends R> cancelled) {
    Object kind = event.getKind();
    if (kind instanceof OrderPlaced order) {
      return placed.apply(order);
    } else if (kind instanceof OrderShipped order) {
      return shipped.apply(order);
    } else if (kind instanceof OrderCancelled order) {
      return cancelled.apply(order);
    }
    throw new IllegalArgumentException(
        "order event %s has no kind of its schema but a %s: give OrderKinds a case for it"
            .formatted(event.getEventId(), kind == null ? "null" : kind.getClass().getName()));
  }

  /** As {@link #match}, for what gives nothing back. */
  public static void accept(
      OrderEvent event,
      Consumer<? super OrderPlaced> placed,
      Consumer<? super OrderShipped> shipped,
      Consumer<? super OrderCancelled> cancelled) {
    Runnable chosen =
        match(
            event,
            order -> () -> placed.accept(order),
            order -> () -> shipped.accept(order),
            order -> () -> cancelled.accept(order));
    chosen.run();
  }
}
