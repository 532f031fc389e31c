package io.millrace.producer.file;

import static java.util.Objects.requireNonNull;

import io.millrace.app.cli.AppException;
import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which files are read, and how.
 *
 * @param files in the order in which they are read; {@code -} is standard input
 * @param format of all files; empty to go by their names
 * @param encoding of text; empty for UTF-8, or what a byte order mark says
 * @param delimiter between the columns of CSV, of ASCII; empty for a comma, or a tab in files
 *     called {@code .tsv}
 * @param maxLineBytes the most that a line, or a CSV record of several, may have in UTF-8
 * @param follow whether to wait for more at the end
 */
public record FileSettings(
    List<String> files,
    Optional<FileFormat> format,
    Optional<Charset> encoding,
    Optional<Character> delimiter,
    int maxLineBytes,
    boolean follow) {

  /** 16 MiB. */
  public static final int DEFAULT_MAX_LINE_BYTES = 16 * 1024 * 1024;

  /** Checks what can be checked without a look at the files: {@link AppException} of usage. */
  public FileSettings {
    files = List.copyOf(files);
    requireNonNull(format, "format");
    requireNonNull(encoding, "encoding");
    requireNonNull(delimiter, "delimiter");
    if (files.isEmpty()) {
      throw AppException.usage("no files: name those to read, or - for standard input");
    }
    if (format.isEmpty() && files.contains(InputFile.STDIN)) {
      throw noFormat();
    }
    delimiter.ifPresent(FileSettings::checkDelimiter);
    if (maxLineBytes < 1 || maxLineBytes > 1 << 30) {
      throw AppException.usage("the most bytes of a line are 1 to 1 GiB, not " + maxLineBytes);
    }
    if (follow && files.size() > 1) {
      throw AppException.usage("one file can be followed, not " + files.size() + ": name one");
    }
    Set<String> parts = new HashSet<>();
    for (String file : files) {
      if (!parts.add(InputFile.part(file))) {
        throw AppException.usage(
            "two files are called %s, by which an import remembers how far it is: give them two names"
                .formatted(InputFile.part(file)));
      }
    }
  }

  /** Files by their names, in UTF-8, read to their ends. */
  public static FileSettings of(List<String> files) {
    return new FileSettings(
        files, Optional.empty(), Optional.empty(), Optional.empty(), DEFAULT_MAX_LINE_BYTES, false);
  }

  /** Whether all files can be opened as often as one likes, as pipes and standard input can't. */
  public boolean areReadTwice() {
    return files.stream().map(InputFile::new).allMatch(InputFile::isReadTwice);
  }

  FileFormat formatOf(String file) {
    return format.orElseGet(
        () -> {
          if (file.equals(InputFile.STDIN)) {
            throw noFormat();
          }
          // A name that is wrong is told as such.
          new InputFile(file).size();
          return FileFormat.ofName(file);
        });
  }

  private static AppException noFormat() {
    return AppException.usage(
        "standard input has no name that tells its format: say --format csv, jsonl or avro");
  }

  char delimiterOf(String file) {
    return delimiter.orElseGet(() -> FileFormat.delimiterOfName(file));
  }

  private static void checkDelimiter(char delimiter) {
    if (delimiter >= 128 || delimiter == '"' || delimiter == '\n' || delimiter == '\r') {
      throw AppException.usage(
          "'%s' can't stand between columns: take a character of ASCII, no quote and no line end"
              .formatted(delimiter));
    }
  }
}
