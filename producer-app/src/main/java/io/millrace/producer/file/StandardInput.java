package io.millrace.producer.file;

import static java.util.Objects.requireNonNull;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.Stop;
import java.io.FilterInputStream;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Standard input and pipes with names, each of which can be read once only. Made once a program.
 */
public final class StandardInput {
  private final InputStream stream;
  private final Stop stop;
  private final Set<String> taken = ConcurrentHashMap.newKeySet();

  private StandardInput(InputStream stream, Stop stop) {
    this.stream = stream;
    this.stop = stop;
  }

  /**
   * Of a stream that stays open when what was read from it is closed.
   *
   * @param stop ends the wait for how it begins
   */
  public static StandardInput of(InputStream stream, Stop stop) {
    return new StandardInput(requireNonNull(stream, "stream"), requireNonNull(stop, "stop"));
  }

  /** Throws an {@link AppException} when it was taken before. */
  InputStream take() {
    takeOnce("standard input");
    return new Unclosed(stream);
  }

  /**
   * Notes that something is opened that gives what it has only once. Throws an {@link AppException}
   * when it was opened before: what was read of it is gone, and the rest would pass for the whole.
   */
  void takeOnce(String name) {
    if (!taken.add(name)) {
      throw AppException.failed(
          name
              + " can't be read a second time: run this again with the same input, or save it to a file",
          null);
    }
  }

  /** How it is read, and all that comes when somebody else likes, such as a pipe. */
  Aside aside() {
    return new Aside(stop);
  }

  /** It belongs to the program. */
  private static final class Unclosed extends FilterInputStream {
    Unclosed(InputStream in) {
      super(in);
    }

    @Override
    public void close() {}
  }
}
