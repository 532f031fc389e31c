package io.millrace.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The file that a child writes its output to. */
record ChildLog(Path file) {
  private static final int TAIL_BYTES = 64 * 1024;
  private static final Pattern EXCEPTION =
      Pattern.compile(
          "^(Caused by: |Exception in thread .*|Error: |[\\w.$]+(Exception|Error)(: |$)).*");
  private static final Pattern ERROR = Pattern.compile(".*\\b(ERROR|FATAL)\\b.*");
  private static final Pattern TRACE = Pattern.compile("^(\\s+at |\\s+\\.\\.\\. ).*");

  /** Sets the log of the run before aside as {@code .1}. */
  void rotate() {
    if (!Files.exists(file)) {
      return;
    }
    try {
      Files.move(
          file,
          file.resolveSibling(file.getFileName() + ".1"),
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new LocalStackException("log %s cannot be set aside: %s".formatted(file, e), e);
    }
  }

  /** The line that best says why the child ended: its last exception, error or other line. */
  Optional<String> lastWords() {
    List<String> lines = tail().lines().filter(line -> !line.isBlank()).toList();
    return last(lines, EXCEPTION.asMatchPredicate())
        .or(() -> last(lines, ERROR.asMatchPredicate()))
        .or(() -> last(lines, TRACE.asMatchPredicate().negate()))
        .map(String::strip);
  }

  boolean says(String words) {
    return tail().contains(words);
  }

  private String tail() {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      long from = Math.max(0, log.length() - TAIL_BYTES);
      byte[] bytes = new byte[(int) (log.length() - from)];
      log.seek(from);
      log.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      // Only read to explain a failure: without a log there is less to explain.
      return "";
    }
  }

  private static Optional<String> last(List<String> lines, Predicate<String> wanted) {
    return lines.stream().filter(wanted).reduce((before, after) -> after);
  }
}
