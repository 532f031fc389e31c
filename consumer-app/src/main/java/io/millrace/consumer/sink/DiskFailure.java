package io.millrace.consumer.sink;

import io.millrace.app.cli.AppException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What a user is told when a file can't be used: which one, and why. */
final class DiskFailure {
  private DiskFailure() {}

  static AppException of(String action, Path file, IOException e) {
    return AppException.failed("cannot %s %s: %s".formatted(action, file, reason(e)), e);
  }

  /** The JDK's exceptions for the commonest reasons have the file's name as their message. */
  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "it is not there";
    } else if (e instanceof AccessDeniedException) {
      return "permission denied";
    } else if (e instanceof FileAlreadyExistsException) {
      return "a file of that name is in the way";
    } else if (e instanceof FileSystemException named && named.getReason() != null) {
      return named.getReason();
    }
    return e.getMessage();
  }
}
