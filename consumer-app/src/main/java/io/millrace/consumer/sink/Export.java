package io.millrace.consumer.sink;

import io.millrace.app.cli.Stop;
import io.millrace.app.connect.Connection;
import io.millrace.app.render.Progress;
import io.millrace.consumer.read.EventDecoder;
import io.millrace.consumer.read.EventLines;
import io.millrace.consumer.read.KeyFormat;
import io.millrace.consumer.read.PartitionRange;
import io.millrace.consumer.read.TopicReader;
import io.millrace.consumer.read.Topics;
import io.millrace.consumer.read.UndecodableRecordException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Exports topics to files, each event exactly once, however often a run is killed and started again
 * on the same folder.
 *
 * <ul>
 *   <li>A segment appears whole, synced to the disk, under a name that says which offsets it holds;
 *       what is being written is hidden and deleted by the next run.
 *   <li>A run begins at the offset after a partition's newest segment, or after what had no event
 *       behind it.
 *   <li>A topic that was made anew isn't taken for the one before.
 *   <li>One run has a folder at a time.
 *   <li>When events were deleted from a topic before they were exported, no run goes on over them.
 *   <li>Partitions that are added to a topic are seen by the next run.
 * </ul>
 *
 * For one thread; the caller closes it.
 */
public final class Export implements AutoCloseable {
  private final ExportSettings settings;
  private final FolderLock lock;
  private final List<PartitionRange> ranges;
  private final TopicReader reader;
  private final Segments segments;
  private long skipped;

  private Export(
      ExportSettings settings,
      FolderLock lock,
      List<PartitionRange> ranges,
      TopicReader reader,
      Segments segments) {
    this.settings = settings;
    this.lock = lock;
    this.ranges = ranges;
    this.reader = reader;
    this.segments = segments;
  }

  /**
   * Finds the topics, takes the folder and sees how far the export is.
   *
   * @throws io.millrace.app.cli.AppException when one of them can't be used; nothing is exported
   */
  public static Export open(Connection connection, ExportSettings settings, Clock clock) {
    return open(connection, settings, clock, Steps.UNHEARD);
  }

  static Export open(Connection connection, ExportSettings settings, Clock clock, Steps steps) {
    // Looked up before, so that a topic that isn't there makes no folder; and again below, since
    // another run may have exported beyond these ends before it gave the lock back.
    Topics.ranges(connection, settings.topics());
    FolderLock lock = FolderLock.acquire(settings.folder());
    try {
      SegmentFolder folder = SegmentFolder.open(settings.folder(), steps);
      folder.require(settings.format(), settings.topics());
      Topics.ids(connection, settings.topics()).forEach(folder::requireTopic);
      List<PartitionRange> ranges =
          ResumePoints.of(
                  folder.path().toString(),
                  folder::passed,
                  Topics.ranges(connection, settings.topics()))
              .stream()
              .map(range -> settings.follow() ? range.endless() : range)
              .toList();
      Segments segments =
          new Segments(
              folder,
              format(connection, settings),
              ranges.stream()
                  .collect(
                      Collectors.toMap(
                          PartitionRange::partition,
                          range -> folder.next(range.partition()).orElse(range.start()))),
              settings.segmentEvents(),
              settings.roll(),
              clock);
      return new Export(settings, lock, ranges, TopicReader.open(connection, ranges), segments);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static SegmentFormat format(Connection connection, ExportSettings settings) {
    KeyFormat key = settings.key();
    EventDecoder decoder = EventDecoder.of(connection, key);
    return switch (settings.format()) {
      case JSONL -> new LinesFormat(new EventLines(decoder));
      case CSV -> new CsvFormat(decoder, settings.formulas());
      case AVRO -> new AvroFormat(decoder, key);
    };
  }

  /** How many offsets are to be passed; -1 when there is no end. */
  public long offsets() {
    return settings.follow()
        ? -1
        : ranges.stream().mapToLong(range -> range.end() - range.start()).sum();
  }

  /**
   * Exports until the end, or until the user wishes to stop; what was read by then is in segments.
   * So is what was read before a record that can't be decoded.
   *
   * @throws io.millrace.app.cli.AppException when a file can't be written, or the cluster is gone
   * @throws KafkaException when a record can't be read or decoded
   */
  public ExportReport run(Stop stop, Progress progress) {
    try {
      while (!reader.isAtEnd() && !stop.isRequested()) {
        for (ConsumerRecord<byte[], byte[]> record : reader.poll()) {
          append(record);
        }
        segments.cover(reader::position);
        if (settings.follow()) {
          segments.rollOld();
        }
        progress.update(reader.offsetsRead());
      }
      segments.finish();
    } catch (KafkaException e) {
      segments.finish();
      throw e;
    }
    return report();
  }

  private void append(ConsumerRecord<byte[], byte[]> record) {
    try {
      segments.append(record);
    } catch (UndecodableRecordException e) {
      if (settings.undecodable() == Undecodable.FAIL) {
        throw e;
      }
      skipped++;
    }
  }

  private ExportReport report() {
    Map<String, Long> published = segments.published();
    TreeMap<String, Long> events = new TreeMap<>();
    settings.topics().forEach(topic -> events.put(topic, published.getOrDefault(topic, 0L)));
    return new ExportReport(events, segments.files(), skipped, reader.isAtEnd());
  }

  @Override
  public void close() {
    try (lock;
        reader;
        segments) {
      // Closed in reverse: the lock is the last.
    }
  }
}
