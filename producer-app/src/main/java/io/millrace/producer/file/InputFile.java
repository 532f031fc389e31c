package io.millrace.producer.file;

import io.millrace.app.cli.AppException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file that is named to be read, or standard input.
 *
 * @param part what its position is kept under
 */
record InputFile(String name, String part) {
  static final String STDIN = "-";

  InputFile(String name) {
    this(name, part(name));
  }

  /** What its position is kept under. */
  static String part(String name) {
    if (name.equals(STDIN)) {
      return STDIN;
    }
    try {
      Path base = Path.of(name).getFileName();
      return base == null ? name : base.toString();
    } catch (InvalidPathException e) {
      throw AppException.usage("no file " + name + ": name one that is there");
    }
  }

  boolean isStdin() {
    return name.equals(STDIN);
  }

  /** As messages and places have it. */
  String shown() {
    return isStdin() ? "<stdin>" : name;
  }

  /** Whether it can be opened as often as one likes, as pipes and standard input can't. */
  boolean isReadTwice() {
    if (isStdin()) {
      return false;
    }
    Path path = Path.of(name);
    return !Files.exists(path) || Files.isRegularFile(path) || Files.isDirectory(path);
  }

  /** Whether to read it may last for as long as whoever writes it likes. */
  boolean isSlow() {
    return !isReadTwice();
  }

  /** In bytes; -1 when it isn't known. Throws an {@link AppException} when it can't be read. */
  long size() {
    if (isStdin()) {
      return -1;
    }
    Path path = Path.of(name);
    try {
      if (Files.isDirectory(path)) {
        throw AppException.usage(name + " is a directory: name the files in it");
      }
      long size = Files.size(path);
      return Files.isRegularFile(path) ? size : -1;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  ByteSource open(boolean follow, StandardInput stdin) {
    try {
      if (isStdin()) {
        return new ByteSource(stdin.take());
      }
      Path path = Path.of(name);
      size();
      boolean slow = isSlow();
      if (slow) {
        stdin.takeOnce(name);
      }
      return new ByteSource(follow && !slow ? GrowingFile.open(path) : Files.newInputStream(path));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private AppException unreadable(IOException e) {
    if (e instanceof NoSuchFileException) {
      return AppException.usage("no file " + name + ": name one that is there");
    }
    if (e instanceof AccessDeniedException) {
      return AppException.usage("no permission to read " + name + ": ask its owner for it");
    }
    return AppException.failed("can't read %s: %s".formatted(name, e.getMessage()), e);
  }
}
