package io.millrace.producer.file;

import static java.util.Objects.requireNonNull;

import io.millrace.app.cli.AppException;
import java.io.InputStream;

/** Standard input, which can be read once only. Made once a program. For one thread. */
public final class StandardInput {
  private final InputStream stream;
  private boolean taken;

  private StandardInput(InputStream stream) {
    this.stream = stream;
  }

  /** Of a stream that stays open when what was read from it is closed. */
  public static StandardInput of(InputStream stream) {
    return new StandardInput(requireNonNull(stream, "stream"));
  }

  /** Throws an {@link AppException} when it was taken before. */
  InputStream take() {
    if (taken) {
      throw AppException.failed(
          "standard input can't be read a second time: run this again with the same input, or save it to a file",
          null);
    }
    taken = true;
    return stream;
  }
}
