package io.millrace.client;

import java.util.function.Consumer;

/**
 * What an {@link EventConsumer} does with a record that it can't decode.
 *
 * <p>A registry that doesn't answer is no case for it: that says nothing of the record.
 */
@FunctionalInterface
public interface UndecodablePolicy {
  /**
   * Deals with the record: the consumer goes on behind it when this returns, and stays at it when
   * this throws. It is called once a record, but again for one at which it threw, and for those of
   * a poll that ended in an {@link Error}, such as for want of memory.
   */
  void handle(UndecodedRecord undecoded);

  /** Goes on as if the record weren't there. */
  static UndecodablePolicy skip() {
    return undecoded -> {};
  }

  /**
   * Hands the record on, such as to a topic of dead letters, and goes on.
   *
   * @param to returns when the record is safe; what it throws, the consumer throws
   */
  static UndecodablePolicy setAside(Consumer<? super UndecodedRecord> to) {
    return to::accept;
  }

  /** Stops at the record with an {@link UndecodableEventException}. */
  static UndecodablePolicy fail() {
    return undecoded -> {
      throw new UndecodableEventException(undecoded);
    };
  }

  /** This policy, with another for records of a kind that this reader doesn't know yet. */
  default UndecodablePolicy withUnknownKinds(UndecodablePolicy policy) {
    return undecoded -> (undecoded.isUnknownKind() ? policy : this).handle(undecoded);
  }
}
