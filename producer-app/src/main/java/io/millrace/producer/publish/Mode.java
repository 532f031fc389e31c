package io.millrace.producer.publish;

import static java.util.Objects.requireNonNull;

import io.millrace.app.cli.AppException;
import java.util.regex.Pattern;

/** How a run publishes. */
public sealed interface Mode {

  /** Idempotent: each event once, as long as the run lives, and seen as soon as it's written. */
  record Plain() implements Mode {}

  /** In transactions, each of them there as a whole or not at all. */
  record Transactional(TransactionBounds bounds) implements Mode {
    public Transactional {
      requireNonNull(bounds, "bounds");
    }
  }

  /**
   * In transactions that hold the positions of the source, too: a later run of the name goes on
   * where this one ends, however it ends.
   *
   * @param name letters, digits, {@code .}, {@code _} and {@code -}; at most 200 of them
   */
  record Named(String name, TransactionBounds bounds) implements Mode {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,200}");

    /**
     * A name, checked.
     *
     * @throws AppException when it isn't one
     */
    public Named {
      requireNonNull(bounds, "bounds");
      if (!NAME.matcher(name).matches()) {
        throw AppException.usage(
            "\"%s\" can't name an import: use up to 200 letters, digits, '.', '_' and '-'"
                .formatted(name));
      }
    }

    /** The transactional id, which belongs to one run at a time. */
    String transactionalId() {
      return "millrace-import-" + name;
    }
  }

  /** Checks all and sends nothing; what is counted as acknowledged would be published. */
  record DryRun() implements Mode {}
}
