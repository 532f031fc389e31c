package io.millrace.consumer.sink;

import io.millrace.app.cli.Stop;
import io.millrace.app.connect.Connection;
import io.millrace.app.render.Progress;
import io.millrace.consumer.read.EventDecoder;
import io.millrace.consumer.read.KeyFormat;
import io.millrace.consumer.read.PartitionRange;
import io.millrace.consumer.read.TopicReader;
import io.millrace.consumer.read.Topics;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
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
  private final Copying<?> copying;

  private Export(
      ExportSettings settings,
      FolderLock lock,
      List<PartitionRange> ranges,
      TopicReader reader,
      Copying<?> copying) {
    this.settings = settings;
    this.lock = lock;
    this.ranges = ranges;
    this.reader = reader;
    this.copying = copying;
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
      Copying<?> copying = copying(format(connection, settings), settings, folder, ranges, clock);
      return new Export(settings, lock, ranges, TopicReader.open(connection, ranges), copying);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static <C> Copying<C> copying(
      SegmentFormat<C> format,
      ExportSettings settings,
      SegmentFolder folder,
      List<PartitionRange> ranges,
      Clock clock) {
    Segments<C> segments =
        new Segments<>(
            folder,
            format,
            ranges.stream()
                .collect(
                    Collectors.toMap(
                        PartitionRange::partition,
                        range -> folder.next(range.partition()).orElse(range.start()))),
            settings.segmentEvents(),
            settings.roll(),
            clock);
    return new Copying<>(format, segments, settings.undecodable());
  }

  private static SegmentFormat<?> format(Connection connection, ExportSettings settings) {
    KeyFormat key = settings.key();
    Supplier<EventDecoder> decoders = EventDecoder.of(connection, key);
    return switch (settings.format()) {
      case JSONL -> new LinesFormat(decoders);
      case CSV -> new CsvFormat(decoders, settings.formulas());
      case AVRO -> new AvroFormat(decoders, key);
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
        copying.add(poll(), reader.positions());
        if (settings.follow()) {
          copying.rollOld();
        }
        progress.update(reader.offsetsRead());
      }
      copying.appendAll();
      copying.finish();
    } catch (KafkaException e) {
      copying.finish();
      throw e;
    }
    return report();
  }

  private List<ConsumerRecord<byte[], byte[]>> poll() {
    try {
      return reader.poll();
    } catch (KafkaException e) {
      // What was read before is good.
      copying.appendAll();
      throw e;
    }
  }

  private ExportReport report() {
    Map<String, Long> published = copying.published();
    TreeMap<String, Long> events = new TreeMap<>();
    settings.topics().forEach(topic -> events.put(topic, published.getOrDefault(topic, 0L)));
    return new ExportReport(events, copying.files(), copying.skipped(), reader.isAtEnd());
  }

  @Override
  public void close() {
    try (lock;
        reader;
        copying) {
      // Closed in reverse: the lock is the last.
    }
  }
}
