package io.millrace.admin.topic;

import static java.util.Objects.requireNonNull;

/**
 * Whether the records of a topic have keys. What can't be known counts as keys.
 *
 * @param reason what says so, and what it means for more partitions
 */
public record KeyEvidence(boolean keyed, String reason) {
  private static final String MOVES =
      " keys move to other partitions: their old and new events lose their order";

  public KeyEvidence {
    requireNonNull(reason, "reason");
  }

  static KeyEvidence seen(int keyed, int records) {
    if (keyed == 0) {
      return new KeyEvidence(
          false,
          records == 1
              ? "its newest record has no key, so no order is lost"
              : "none of its newest %,d records has a key, so no order is lost".formatted(records));
    }
    return new KeyEvidence(
        true,
        (records == 1
                ? "its newest record has a key, and"
                : "%,d of its newest %,d records have keys, and".formatted(keyed, records))
            + MOVES);
  }

  static KeyEvidence subject(String subject) {
    return new KeyEvidence(true, "the registry has a subject %s, and".formatted(subject) + MOVES);
  }

  /**
   * @param why such as {@code it has no records}
   */
  static KeyEvidence unknown(String why) {
    return new KeyEvidence(true, why + ", so that it counts as having keys, and" + MOVES);
  }
}
