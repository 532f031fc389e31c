package io.millrace.producer.file;

import io.millrace.app.cli.AppException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a file is made of, below its compression. */
public enum FileFormat {
  CSV("csv", ".csv, .tsv"),
  JSON_LINES("jsonl", ".jsonl, .ndjson, .json"),
  AVRO("avro", ".avro");

  private final String option;
  private final String endings;

  FileFormat(String option, String endings) {
    this.option = option;
    this.endings = endings;
  }

  /**
   * As users write it: {@code csv}, {@code jsonl} or {@code avro}.
   *
   * @throws AppException of wrong usage, for anything else
   */
  public static FileFormat parse(String text) {
    return Arrays.stream(values())
        .filter(format -> format.option.equals(text))
        .findFirst()
        .orElseThrow(
            () -> AppException.usage("no format " + text + ": there are csv, jsonl and avro"));
  }

  /**
   * By the ending of a file's name, before that of its compression.
   *
   * @throws AppException of wrong usage, when the name doesn't tell
   */
  static FileFormat ofName(String name) {
    String ending = ending(name);
    return Arrays.stream(values())
        .filter(format -> List.of(format.endings.split(", ")).contains(ending))
        .findFirst()
        .orElseThrow(
            () ->
                AppException.usage(
                    "%s: its name doesn't tell its format (it would end in %s): say --format csv, jsonl or avro"
                        .formatted(
                            name,
                            Arrays.stream(values())
                                .map(format -> format.endings)
                                .collect(Collectors.joining(", ")))));
  }

  static char delimiterOfName(String name) {
    return ending(name).equals(".tsv") ? '\t' : ',';
  }

  private static String ending(String name) {
    String bare = name.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|gzip|zst|zstd)$", "");
    return bare.substring(Math.max(0, bare.lastIndexOf('.')));
  }

  @Override
  public String toString() {
    return option;
  }
}
