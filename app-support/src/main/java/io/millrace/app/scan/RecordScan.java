package io.millrace.app.scan;

import io.millrace.app.cli.AppException;
import io.millrace.app.connect.Connection;
import io.millrace.app.filter.RecordFilter;
import io.millrace.app.record.DecodedRecord;
import io.millrace.app.record.RecordDecoder;
import io.millrace.app.render.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Reads what a request asks for, decodes it and gives what matches. Ends at the ends that the
 * partitions had at the start, unless the request has no end; and when it can't get on for as long
 * as the connection waits for the cluster.
 *
 * <p>For one thread; the caller closes it.
 */
public final class RecordScan implements AutoCloseable {
  private static final Comparator<TopicPartition> ORDER =
      Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

  private final Connection connection;
  private final ReadRequest request;
  private final RecordDecoder decoder;
  private final RangeReader reader;
  private final Map<TopicPartition, PartitionScan> partitions = new HashMap<>();
  private final List<String> notes;
  private final long total;

  private RecordScan(
      Connection connection,
      ReadRequest request,
      RecordDecoder decoder,
      RangeReader reader,
      List<OffsetRange> ranges,
      List<String> notes) {
    this.connection = connection;
    this.request = request;
    this.decoder = decoder;
    this.reader = reader;
    this.notes = notes;
    ranges.forEach(range -> partitions.put(range.partition(), new PartitionScan(range)));
    this.total =
        ranges.stream().anyMatch(OffsetRange::isEndless)
            ? -1
            : ranges.stream().mapToLong(range -> range.end() - range.start()).sum();
  }

  /**
   * Finds where to begin and to end.
   *
   * @throws AppException when the topic or a partition isn't there, or gives no answer
   */
  public static RecordScan open(Connection connection, ReadRequest request, RecordDecoder decoder) {
    Ranges found = Ranges.of(connection, request);
    List<OffsetRange> ranges = found.ranges();
    RangeReader reader = RangeReader.open(connection, ranges, request.committed());
    try {
      if (request.from() instanceof Position.Tail tail) {
        ranges =
            new TailFinder(reader, tail.records(), () -> requireTopics(connection, request, reader))
                .find(ranges, found.ends());
        reader.assign(ranges);
      }
    } catch (RuntimeException e) {
      reader.close();
      throw e;
    }
    return new RecordScan(connection, request, decoder, reader, ranges, found.notes());
  }

  /** How many offsets there are to pass; -1 when there is no end. */
  public long total() {
    return total;
  }

  /**
   * Scans until the end, a limit, or a failure, which the report has.
   *
   * @param matches what the sink is given
   * @param filter that may be part of it, for the report
   */
  public ScanReport run(
      Predicate<DecodedRecord> matches,
      Optional<RecordFilter> filter,
      ScanLimits limits,
      RecordSink sink,
      Progress progress) {
    StopReason reason;
    Optional<RuntimeException> failure = Optional.empty();
    try {
      reason = scan(matches, limits, sink, progress);
    } catch (InterruptException e) {
      Thread.interrupted(); // so that what follows can close its connections
      reason = StopReason.INTERRUPTED;
    } catch (AppException | KafkaException e) {
      reason = StopReason.FAILED;
      failure = Optional.of(e);
    }
    sink.flush();
    return report(reason, filter, failure);
  }

  private StopReason scan(
      Predicate<DecodedRecord> matches, ScanLimits limits, RecordSink sink, Progress progress) {
    long start = System.nanoTime();
    long most = limits.matches().orElse(Long.MAX_VALUE);
    long found = 0;
    while (!reader.isAtEnd()) {
      if (found == most) {
        return StopReason.LIMIT;
      }
      if (limits.duration().isPresent()
          && System.nanoTime() - start >= limits.duration().get().toNanos()) {
        return StopReason.MAX_DURATION;
      }
      found = scanBatch(matches, most, found, sink);
      if (!sink.flush()) {
        return StopReason.OUTPUT_CLOSED;
      }
      if (found < most) {
        passGaps();
      }
      progress.update(partitions.values().stream().mapToLong(PartitionScan::passed).sum());
      if (Thread.interrupted()) {
        return StopReason.INTERRUPTED;
      }
    }
    return found == most ? StopReason.LIMIT : StopReason.END;
  }

  private long scanBatch(
      Predicate<DecodedRecord> matches, long most, long foundBefore, RecordSink sink) {
    long found = foundBefore;
    List<ConsumerRecord<byte[], byte[]>> polled = reader.poll();
    if (polled.isEmpty() && reader.isStuck()) {
      requireTopics(connection, request, reader);
    }
    for (ConsumerRecord<byte[], byte[]> raw : polled) {
      if (found == most) {
        break;
      }
      DecodedRecord record = decoder.decode(raw);
      boolean matched = matches.test(record);
      if (matched) {
        sink.accept(record);
        found++;
      }
      partitions.get(new TopicPartition(raw.topic(), raw.partition())).scanned(record, matched);
    }
    return found;
  }

  /** Behind the last records are markers, aborted records, and what compaction took. */
  private void passGaps() {
    partitions.forEach((partition, scan) -> scan.passTo(reader.position(partition)));
  }

  /**
   * Nothing came for long: when all is well with topics that have no end, that is how it is.
   *
   * @throws AppException when it isn't
   */
  private static void requireTopics(
      Connection connection, ReadRequest request, RangeReader reader) {
    SortedMap<String, SortedSet<Integer>> unfinished = new TreeMap<>();
    reader
        .unfinished()
        .forEach(
            partition ->
                unfinished
                    .computeIfAbsent(partition.topic(), topic -> new TreeSet<>())
                    .add(partition.partition()));
    try (Admin admin = connection.openAdmin()) {
      unfinished.forEach(
          (topic, partitions) ->
              new TopicOffsets(connection, admin, topic, request.committed())
                  .requireStill(partitions));
    }
    if (request.until().isPresent()) {
      throw AppException.unavailable(
          "%s gave nothing for %d s, before its end: is its leader well?"
              .formatted(
                  unfinished.entrySet().stream()
                      .map(
                          topic ->
                              "partition %s of %s"
                                  .formatted(
                                      topic.getValue().stream()
                                          .map(String::valueOf)
                                          .collect(Collectors.joining(", ")),
                                      topic.getKey()))
                      .collect(Collectors.joining("; ")),
                  connection.timeout().toSeconds()),
          null);
    }
  }

  private ScanReport report(
      StopReason reason, Optional<RecordFilter> filter, Optional<RuntimeException> failure) {
    List<ScannedPartition> results =
        partitions.entrySet().stream()
            .sorted(Map.Entry.comparingByKey(ORDER))
            .map(entry -> entry.getValue().result())
            .toList();
    List<String> all = new ArrayList<>(notes);
    all.addAll(reader.notes());
    return new ScanReport(reason, results, filter.map(RecordFilter::report), all, failure);
  }

  @Override
  public void close() {
    reader.close();
  }
}
