package io.millrace.consumer.sink;

import io.millrace.app.cli.AppException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/**
 * The segments of a folder. Their names are the memory of an export: what they cover is done, all
 * else isn't. Hidden notes beside them say which topic it was, and how far behind the newest
 * segment there is no event; an export goes on without them, too.
 */
final class SegmentFolder {
  private final Path path;
  private final Map<TopicPartition, SegmentName> newest;
  private final Steps steps;

  private SegmentFolder(Path path, Map<TopicPartition, SegmentName> newest, Steps steps) {
    this.path = path;
    this.newest = newest;
    this.steps = steps;
  }

  /**
   * The folder as an earlier run left it, after what that run hadn't finished is deleted.
   *
   * @throws AppException when the segments of a partition leave a gap or overlap
   */
  static SegmentFolder open(Path path) {
    return open(path, Steps.UNHEARD);
  }

  /** The same, whose steps are heard: begun, written, synced, renamed, published. */
  static SegmentFolder open(Path path, Steps steps) {
    deleteParts(path);
    Map<TopicPartition, SegmentName> newest = new HashMap<>();
    for (SegmentName segment : segments(path)) {
      SegmentName before = newest.put(segment.partition(), segment);
      if (before != null && segment.first() != before.last() + 1) {
        throw AppException.failed(
            "%s %s: the segment before it ends at offset %d. Put back what is missing, or export to another folder"
                .formatted(
                    path.resolve(segment.file()),
                    segment.first() > before.last() ? "leaves a gap" : "overlaps",
                    before.last()),
            null);
      }
    }
    return new SegmentFolder(path, newest, steps);
  }

  /** The offset after the newest segment of a partition; empty when there is none. */
  OptionalLong next(TopicPartition partition) {
    SegmentName last = newest.get(partition);
    return last == null ? OptionalLong.empty() : OptionalLong.of(last.last() + 1);
  }

  /** The offset before which nothing is left to export; empty when there is no segment. */
  OptionalLong passed(TopicPartition partition) {
    OptionalLong next = next(partition);
    if (next.isEmpty()) {
      return next;
    }
    // Of this very segment: one that was deleted is to be exported again.
    String known = next.getAsLong() + " ";
    return passedNote(partition)
        .read()
        .filter(note -> note.matches("\\d{1,18} \\d{1,18}") && note.startsWith(known))
        .map(note -> OptionalLong.of(Long.parseLong(note.substring(known.length()))))
        .orElse(next);
  }

  /**
   * Remembers that no event is left before an offset, though no segment goes so far: what is there
   * may be gone from the topic before the next run. Without a segment there is nothing to remember.
   */
  void pass(TopicPartition partition, long offset) {
    OptionalLong next = next(partition);
    if (next.isPresent() && offset > next.getAsLong() && offset > passed(partition).getAsLong()) {
      passedNote(partition).write(next.getAsLong() + " " + offset);
    }
  }

  private HiddenNote passedNote(TopicPartition partition) {
    return new HiddenNote(
        path.resolve(".%s-%d.passed".formatted(partition.topic(), partition.partition())));
  }

  /**
   * Refuses to go on with another topic of the same name, as far as it is known which one it was.
   *
   * @param id of the topic that is to be exported
   */
  void requireTopic(String topic, Uuid id) {
    HiddenNote note = new HiddenNote(path.resolve("." + topic + ".id"));
    Optional<String> known = note.read();
    if (known.isPresent() && known.get().equals(id.toString())) {
      return;
    }
    if (known.isPresent()
        && newest.keySet().stream().anyMatch(partition -> partition.topic().equals(topic))) {
      throw AppException.failed(
          "%s has events of another topic %s, which was made anew since, or is of another cluster: export to another folder"
              .formatted(path, topic),
          null);
    }
    note.write(id.toString());
  }

  Path path() {
    return path;
  }

  Steps steps() {
    return steps;
  }

  /**
   * Refuses to go on in another format: half of a partition would be in each.
   *
   * @throws AppException naming a file that is of another
   */
  void require(Format format, Collection<String> topics) {
    for (SegmentName segment : newest.values()) {
      if (segment.format() != format && topics.contains(segment.partition().topic())) {
        throw AppException.usage(
            "%s has %s already: export to another folder, or with --format %s"
                .formatted(path, segment.file(), segment.format().extension()));
      }
    }
  }

  /** Makes a finished file a segment: seen whole or not at all, and after a power cut as well. */
  void publish(Path part, SegmentName segment) {
    Path file = path.resolve(segment.file());
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      steps.reached("renamed");
      HiddenNote.sync(path);
    } catch (IOException e) {
      throw DiskFailure.of("write", file, e);
    }
    newest.put(segment.partition(), segment);
    steps.reached("published");
  }

  private static List<SegmentName> segments(Path path) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      return StreamSupport.stream(files.spliterator(), false)
          .map(SegmentFolder::segment)
          .flatMap(Optional::stream)
          .sorted(Comparator.comparingLong(SegmentName::first))
          .toList();
    } catch (IOException e) {
      throw DiskFailure.of("read", path, e);
    }
  }

  private static Optional<SegmentName> segment(Path file) {
    try {
      return SegmentName.parse(file.getFileName().toString());
    } catch (RuntimeException e) {
      throw AppException.failed(
          "%s is named like a segment and can be none: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static void deleteParts(Path path) {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(path, file -> SegmentName.isPart(file.getFileName().toString()))) {
      for (Path part : files) {
        Files.delete(part);
      }
    } catch (IOException e) {
      throw DiskFailure.of("clear up", path, e);
    }
  }
}
