package io.millrace.admin.replay;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/**
 * The progress in a partition as a committed offset: what is more than the offset is in its
 * metadata, as words that people can read too.
 *
 * @param partitions how many partitions the replay has
 */
record CheckpointText(Fingerprint fingerprint, int partitions, PartitionProgress progress) {
  private static final String FORMAT = "millrace-replay/1";

  OffsetAndMetadata encode() {
    Map<String, Object> words = new LinkedHashMap<>();
    Tally tally = progress.tally();
    words.put("end", progress.end());
    words.put("replayed", tally.replayed());
    words.put("filtered", tally.filtered());
    words.put("refused", tally.refused());
    words.put("deleted", tally.deleted());
    words.put("partitions", partitions);
    words.put("source", fingerprint.source());
    words.put("target", fingerprint.target());
    words.put("filter", fingerprint.filter());
    String text =
        words.entrySet().stream()
            .map(word -> word.getKey() + "=" + word.getValue())
            .collect(Collectors.joining(" ", FORMAT + " ", ""));
    return new OffsetAndMetadata(progress.next(), text);
  }

  /** Empty when the offset was committed by something else. */
  static Optional<CheckpointText> decode(OffsetAndMetadata offset) {
    String[] parts = offset.metadata().split(" ", -1);
    Map<String, String> words = new LinkedHashMap<>();
    for (String part : parts) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        words.put(part.substring(0, equals), part.substring(equals + 1));
      }
    }
    try {
      return parts[0].equals(FORMAT) ? Optional.of(read(offset.offset(), words)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static CheckpointText read(long next, Map<String, String> words) {
    Tally tally =
        new Tally(
            number(words, "replayed"),
            number(words, "filtered"),
            number(words, "refused"),
            number(words, "deleted"));
    return new CheckpointText(
        new Fingerprint(text(words, "source"), text(words, "target"), text(words, "filter")),
        Integer.parseInt(text(words, "partitions")),
        new PartitionProgress(next, number(words, "end"), tally));
  }

  private static long number(Map<String, String> words, String name) {
    return Long.parseLong(text(words, name));
  }

  private static String text(Map<String, String> words, String name) {
    String value = words.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no " + name);
    }
    return value;
  }
}
