package io.millrace.producer.command;

import io.millrace.app.cli.AppException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whether files can be written, told before anything is published.
 *
 * @param inputs the files that are read, none of which may be written to
 */
record OutputFiles(List<String> inputs) {

  /** Adds what is wrong with the file of an option. */
  void check(String option, Optional<Path> given, List<AppException> wrong) {
    if (given.isEmpty()) {
      return;
    }
    Path file = given.get();
    Path folder = file.toAbsolutePath().getParent();
    if (inputs.stream().anyMatch(input -> isSame(input, file))) {
      wrong.add(
          AppException.usage(
              "%s %s is a file that is imported: name another".formatted(option, file)));
    } else if (Files.isDirectory(file)) {
      wrong.add(
          AppException.usage(
              "%s %s is a directory: name a file, such as one in it".formatted(option, file)));
    } else if (folder != null && !Files.isDirectory(folder)) {
      wrong.add(
          AppException.usage(
              "%s %s: there is no directory %s: make it first".formatted(option, file, folder)));
    }
  }

  private static boolean isSame(String input, Path file) {
    try {
      return Files.isSameFile(Path.of(input), file);
    } catch (IOException | InvalidPathException e) {
      // One of them isn't there, so they aren't the same.
      return false;
    }
  }
}
