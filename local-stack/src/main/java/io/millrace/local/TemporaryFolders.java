package io.millrace.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folders of stacks that keep no data. Their names have the id of the process that made them,
 * by which a later one knows what a kill has left behind.
 */
final class TemporaryFolders {
  private static final String PREFIX = "millrace-local-stack-";
  private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d{1,9})-\\d+");

  private TemporaryFolders() {}

  static Path parent() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }

  /** Makes a new one, and deletes those of processes that are gone. */
  static Path create() throws IOException {
    for (Path left : leftBehind()) {
      try {
        delete(left);
      } catch (IOException e) {
        // Another user's, or another process deletes it, too.
      }
    }
    return Files.createTempDirectory(PREFIX + ProcessHandle.current().pid() + "-");
  }

  /** Deletes a folder and all in it; does nothing when there is none. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> entries = Files.walk(folder)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(entry);
      }
    }
  }

  private static List<Path> leftBehind() throws IOException {
    try (Stream<Path> entries = Files.list(parent())) {
      return entries.filter(TemporaryFolders::isLeftBehind).toList();
    }
  }

  private static boolean isLeftBehind(Path folder) {
    Matcher name = NAME.matcher(folder.getFileName().toString());
    return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
  }
}
