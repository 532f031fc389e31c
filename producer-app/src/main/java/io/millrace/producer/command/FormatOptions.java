package io.millrace.producer.command;

import io.millrace.app.cli.AppException;
import io.millrace.app.unit.ByteSizes;
import io.millrace.producer.file.FileFormat;
import io.millrace.producer.file.FileSettings;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How files are to be read. */
final class FormatOptions {
  /** A little less than what fits into an array, as JVMs keep some for themselves. */
  private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

  @Option(
      names = "--format",
      paramLabel = "WORD",
      converter = FormatConverter.class,
      description =
          "csv, jsonl or avro; else by the files' names: .csv, .tsv, .jsonl, .ndjson, .json or"
              + " .avro, then .gz or .zst. Standard input needs it.")
  private FileFormat format;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      converter = CharsetConverter.class,
      description =
          "The encoding of CSV and JSON, such as windows-1252; else UTF-8, or what a byte order"
              + " mark says.")
  private Charset encoding;

  @Option(
      names = "--delimiter",
      paramLabel = "CHAR",
      converter = DelimiterConverter.class,
      description =
          "What stands between the columns of CSV, such as ; or tab; else a comma, and a tab in"
              + " .tsv.")
  private Character delimiter;

  @Option(
      names = "--max-line-bytes",
      paramLabel = "SIZE",
      defaultValue = "16MiB",
      converter = ByteSizes.PositiveConverter.class,
      description =
          "The longest line or CSV row that is read (${DEFAULT-VALUE}); longer is refused.")
  private long maxLineBytes;

  /**
   * The files, and how to read them.
   *
   * @param follow whether to wait for more at the end
   * @throws AppException when something about them is wrong
   */
  FileSettings settings(List<String> files, boolean follow) {
    if (maxLineBytes > MOST_BYTES) {
      throw AppException.usage(
          "--max-line-bytes must be under 2GiB, and is %,d bytes".formatted(maxLineBytes));
    }
    return new FileSettings(
        files,
        Optional.ofNullable(format),
        Optional.ofNullable(encoding),
        Optional.ofNullable(delimiter),
        (int) maxLineBytes,
        follow);
  }
}
