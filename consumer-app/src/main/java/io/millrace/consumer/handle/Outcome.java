package io.millrace.consumer.handle;

import static java.util.Objects.requireNonNull;

/** What has become of an event. */
public sealed interface Outcome {

  /** It is done. */
  static Outcome processed() {
    return Processed.INSTANCE;
  }

  /** It shall come again, some time later and no oftener than is set; then it is a dead letter. */
  static Outcome retry(String why) {
    return new Retry(why);
  }

  /** It will never be done: set it aside. */
  static Outcome deadLetter(String why) {
    return new DeadLetter(why);
  }

  /** It is done. */
  final class Processed implements Outcome {
    private static final Processed INSTANCE = new Processed();

    private Processed() {}
  }

  /**
   * It shall come again.
   *
   * @param why in a line
   */
  record Retry(String why) implements Outcome {
    public Retry {
      requireNonNull(why, "why");
    }
  }

  /**
   * It shall be set aside.
   *
   * @param why in a line
   */
  record DeadLetter(String why) implements Outcome {
    public DeadLetter {
      requireNonNull(why, "why");
    }
  }
}
