package io.millrace.consumer.sink;

import static java.util.Objects.requireNonNull;

import io.millrace.consumer.read.KeyFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What to export, and how.
 *
 * @param topics each once, however often it is given
 * @param folder made when it isn't there
 * @param undecodable what becomes of records that can't be decoded
 * @param formulas of CSV
 * @param follow whether to go on with new events when all are exported
 * @param segmentEvents the most events of a segment
 * @param roll the longest that an event waits in an open segment; only with {@code follow}
 */
public record ExportSettings(
    List<String> topics,
    Path folder,
    Format format,
    KeyFormat key,
    Undecodable undecodable,
    Formulas formulas,
    boolean follow,
    long segmentEvents,
    Duration roll) {
  public ExportSettings {
    topics = topics.stream().distinct().toList();
    requireNonNull(folder, "folder");
    requireNonNull(format, "format");
    requireNonNull(key, "key");
    requireNonNull(undecodable, "undecodable");
    requireNonNull(formulas, "formulas");
    if (segmentEvents < 1) {
      throw new IllegalArgumentException("a segment needs room for an event");
    }
    if (roll.isNegative() || roll.isZero()) {
      throw new IllegalArgumentException("a segment has to be open for some time");
    }
  }
}
