package io.millrace.app.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a program prints, which knows why it couldn't: {@link PrintStream} keeps that to itself, so
 * that a full disk looks like a reader who has seen enough.
 */
final class StandardOut extends OutputStream {
  private final OutputStream to;
  private volatile IOException problem;

  StandardOut(OutputStream to) {
    this.to = to;
  }

  /** Takes the place of {@link System#out}; in any locale, as data is UTF-8. */
  static StandardOut install() {
    StandardOut out = new StandardOut(new FileOutputStream(FileDescriptor.out));
    System.setOut(new PrintStream(new BufferedOutputStream(out), true, StandardCharsets.UTF_8));
    return out;
  }

  /**
   * Why not all was written; empty when it was, and when nobody wants the rest. That can be told by
   * the message alone, which is the system's, in its language.
   */
  Optional<IOException> problem() {
    return Optional.ofNullable(problem)
        .filter(e -> !String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe"));
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      to.write(bytes, offset, length);
    } catch (IOException e) {
      problem = e;
      throw e;
    }
  }
}
