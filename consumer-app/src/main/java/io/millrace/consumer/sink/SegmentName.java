package io.millrace.consumer.sink;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.internals.Topic;

/**
 * What a segment holds: all events of a partition from one offset to another, both included.
 *
 * <p>Not every offset has an event: transaction markers, aborted records and compaction leave
 * holes. A range covers the holes that were passed while it was written, so that the next segment's
 * first offset is always this one's last plus one, and a missing file shows.
 *
 * @param first the offset that reading began at; there may be no event at it
 * @param last the last offset that reading has passed; there may be no event at it
 */
record SegmentName(TopicPartition partition, long first, long last, Format format) {
  private static final Pattern FILE =
      Pattern.compile("(.+)-(\\d+)-(\\d{20})-(\\d{20})\\.(jsonl|csv|avro)");
  private static final Pattern PART = Pattern.compile("\\..+-\\d+-\\d{20}\\.part");

  SegmentName {
    requireNonNull(partition, "partition");
    requireNonNull(format, "format");
    Topic.validate(partition.topic());
    if (first < 0 || last < first) {
      throw new IllegalArgumentException("a segment can't go from %d to %d".formatted(first, last));
    }
  }

  /**
   * The segment of this file name; empty when the name is not of that form.
   *
   * @throws RuntimeException when it is of that form and can't be right
   */
  static Optional<SegmentName> parse(String file) {
    Matcher match = FILE.matcher(file);
    if (!match.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new SegmentName(
            new TopicPartition(match.group(1), Integer.parseInt(match.group(2))),
            Long.parseLong(match.group(3)),
            Long.parseLong(match.group(4)),
            Format.ofExtension(match.group(5))));
  }

  /** Where a segment is written until its last offset is known. */
  static String part(TopicPartition partition, long first) {
    return String.format(
        Locale.ROOT, ".%s-%d-%020d.part", partition.topic(), partition.partition(), first);
  }

  static boolean isPart(String file) {
    return PART.matcher(file).matches();
  }

  String file() {
    // Not the digits of the user's language: the next run has to find it.
    return String.format(
        Locale.ROOT,
        "%s-%d-%020d-%020d.%s",
        partition.topic(),
        partition.partition(),
        first,
        last,
        format.extension());
  }
}
