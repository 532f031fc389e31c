package io.millrace.producer.input;

import java.util.Optional;

/** Gives inputs in order. For one thread; the caller closes it. */
public interface Source extends AutoCloseable {

  /**
   * The next input; empty when there is none: for good, or for now when the source {@link
   * #follows}. Never waits for more to come.
   *
   * @throws io.millrace.app.cli.AppException when the source can't be read any further
   */
  Optional<Input> next();

  /** Whether more may come after an empty {@link #next}. */
  default boolean follows() {
    return false;
  }

  /**
   * Whether all of it is there, so that {@link #next} never waits for anybody, and may be called
   * long before its input is published.
   */
  default boolean isAtHand() {
    return false;
  }

  /** How far it is. */
  default Reached reached() {
    return Reached.UNKNOWN;
  }

  @Override
  default void close() {}
}
