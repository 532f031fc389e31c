package io.millrace.consumer.sink;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** A segment that is being written, in a hidden file beside the finished ones. */
final class OpenSegment<C> {
  private static final int BUFFER = 1 << 16;

  private final TopicPartition partition;
  private final long first;
  private final Instant since;
  private final Path part;
  private final FileChannel channel;
  private final OutputStream out;
  private final SegmentFormat<C> format;
  private final SegmentWriter<C> writer;
  private final Steps steps;
  private long last;
  private long events;

  private OpenSegment(
      SegmentFolder folder,
      SegmentFormat<C> format,
      TopicPartition partition,
      long first,
      Instant since,
      Path part)
      throws IOException {
    this.partition = partition;
    this.first = first;
    this.since = since;
    this.part = part;
    this.format = format;
    this.steps = folder.steps();
    this.channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    this.out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
    this.writer = format.begin(out);
    this.last = first - 1;
  }

  /** Begins the segment that will have this first offset. */
  static <C> OpenSegment<C> begin(
      SegmentFolder folder,
      SegmentFormat<C> format,
      TopicPartition partition,
      long first,
      Instant now) {
    Path part = folder.path().resolve(SegmentName.part(partition, first));
    try {
      OpenSegment<C> segment = new OpenSegment<>(folder, format, partition, first, now, part);
      folder.steps().reached("begun");
      return segment;
    } catch (IOException e) {
      throw DiskFailure.of("write", part, e);
    }
  }

  /**
   * Adds the content of the record; when that can't be written it adds nothing.
   *
   * @return false when it needs a segment of its own, and was not added
   */
  boolean append(ConsumerRecord<byte[], byte[]> record, C content) {
    if (record.offset() <= last) {
      throw new IllegalArgumentException(
          "offset %d of %s after %d".formatted(record.offset(), partition, last));
    }
    try {
      if (!writer.write(content)) {
        return false;
      }
    } catch (IOException e) {
      throw DiskFailure.of("write", part, e);
    }
    last = record.offset();
    events++;
    return true;
  }

  /** Takes in the offsets up to this one, at which there are no events. */
  void cover(long offset) {
    last = Math.max(last, offset);
  }

  /** What it holds by now. */
  SegmentName name() {
    return new SegmentName(partition, first, last, format.format());
  }

  /** Closes the file with all of it on the disk, and says what it holds. */
  SegmentName finish() {
    try (out) {
      writer.flush();
      out.flush();
      steps.reached("written");
      channel.force(true);
      steps.reached("synced");
    } catch (IOException e) {
      throw DiskFailure.of("write", part, e);
    }
    return name();
  }

  /** Closes and deletes the file, as far as that can be done: the next run does what is left. */
  void discard() {
    try {
      channel.close();
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // Hidden, and no segment: it harms nobody.
    }
  }

  Path part() {
    return part;
  }

  Instant since() {
    return since;
  }

  TopicPartition partition() {
    return partition;
  }

  long events() {
    return events;
  }
}
