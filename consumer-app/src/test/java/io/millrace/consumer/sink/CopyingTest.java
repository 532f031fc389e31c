package io.millrace.consumer.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.consumer.read.UndecodableRecordException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopyingTest {
  private static final TopicPartition A = new TopicPartition("a", 0);

  /** Offsets as lines, of which some take long to make, and some can't be made. */
  private record Offsets(long undecodable, long refused) implements SegmentFormat<String> {
    @Override
    public Format format() {
      return Format.JSONL;
    }

    @Override
    public Function<ConsumerRecord<byte[], byte[]>, String> preparer() {
      return record -> {
        if (record.offset() == undecodable) {
          throw UndecodableRecordException.of(record, new IllegalArgumentException("broken"));
        } else if (record.offset() == refused) {
          throw new IllegalStateException("refused");
        } else if (record.offset() % 700 == 0) {
          LockSupport.parkNanos(20_000_000);
        }
        return record.offset() + "\n";
      };
    }

    @Override
    public SegmentWriter<String> begin(OutputStream out) {
      return new SegmentWriter<>() {
        @Override
        public boolean write(String line) throws IOException {
          out.write(line.getBytes(StandardCharsets.US_ASCII));
          return true;
        }

        @Override
        public void flush() throws IOException {
          out.flush();
        }
      };
    }
  }

  @TempDir private Path path;
  private Copying<String> copying;

  @AfterEach
  void close() {
    copying.close();
  }

  @Test
  void recordsAreCopiedInTheirOrderWhoeverMadeThem() throws IOException {
    copying = copying(new Offsets(-1, -1), Undecodable.FAIL);
    copying.add(records(0, 3_000), Map.of(A, 3_001L));
    copying.add(records(3_001, 3_010), Map.of(A, 3_020L));
    copying.appendAll();
    copying.finish();

    assertThat(copying.published()).isEqualTo(Map.of("a", 3_009L));
    assertThat(lines(3_019))
        .containsExactlyElementsOf(
            LongStream.concat(LongStream.range(0, 3_000), LongStream.range(3_001, 3_010))
                .mapToObj(Long::toString)
                .toList());
  }

  @Test
  void thePollBeforeTheLastFewIsInSegments() throws IOException {
    copying = copying(new Offsets(-1, -1), Undecodable.FAIL);
    for (long poll = 0; poll < 60; poll += 10) {
      copying.add(records(poll, poll + 10), Map.of(A, poll + 10));
    }
    copying.finish();
    assertThat(lines(29)).hasSize(30);

    copying.appendAll();
    copying.finish();
    assertThat(lines(30, 59)).hasSize(30);
  }

  @Test
  void aPollIsInSegmentsBeforeTooManyBytesAreUnderWay() throws IOException {
    copying = copying(new Offsets(-1, -1), Undecodable.FAIL);
    for (long offset = 0; offset < 3; offset++) {
      copying.add(List.of(large(offset)), Map.of(A, offset + 1));
    }
    copying.finish();

    assertThat(lines(1)).hasSize(2);
  }

  /** So that two are more than may be under way, as the consumer tells their size. */
  private static ConsumerRecord<byte[], byte[]> large(long offset) {
    return new ConsumerRecord<>(
        "a",
        0,
        offset,
        0,
        TimestampType.CREATE_TIME,
        0,
        9 << 20,
        null,
        null,
        new RecordHeaders(),
        Optional.empty());
  }

  @Test
  void anEmptyPollHasAllInSegments() throws IOException {
    copying = copying(new Offsets(-1, -1), Undecodable.FAIL);
    copying.add(records(0, 10), Map.of(A, 10L));
    copying.add(List.of(), Map.of(A, 11L));
    copying.finish();

    assertThat(lines(10)).hasSize(10);
  }

  @Test
  void whatCannotBeDecodedIsLeftOutOrEndsItWithWhatCameBefore() throws IOException {
    copying = copying(new Offsets(300, -1), Undecodable.SKIP);
    copying.add(records(0, 600), Map.of(A, 600L));
    copying.appendAll();
    assertThat(copying.skipped()).isEqualTo(1);
    copying.close();

    copying = copying(new Offsets(300, -1), Undecodable.FAIL);
    copying.add(records(0, 600), Map.of(A, 600L));
    assertThatThrownBy(copying::appendAll).isInstanceOf(UndecodableRecordException.class);
    copying.finish();
    assertThat(lines(299)).hasSize(300);
  }

  @Test
  void whatIsBeyondARecordEndsItWhateverBecomesOfRecords() throws IOException {
    copying = copying(new Offsets(100, 260), Undecodable.SKIP);
    copying.add(records(0, 600), Map.of(A, 600L));

    assertThatThrownBy(copying::appendAll).hasMessage("refused");
    copying.finish();
    assertThat(lines(259)).hasSize(259);
  }

  private Copying<String> copying(SegmentFormat<String> format, Undecodable undecodable) {
    Segments<String> segments =
        new Segments<>(
            SegmentFolder.open(path),
            format,
            Map.of(A, 0L),
            100_000,
            Duration.ofHours(1),
            Clock.systemUTC());
    return new Copying<>(format, segments, undecodable);
  }

  private static List<ConsumerRecord<byte[], byte[]>> records(long from, long to) {
    return LongStream.range(from, to)
        .mapToObj(offset -> new ConsumerRecord<byte[], byte[]>("a", 0, offset, null, null))
        .toList();
  }

  private List<String> lines(long last) throws IOException {
    return lines(0, last);
  }

  private List<String> lines(long first, long last) throws IOException {
    return Files.readAllLines(path.resolve(new SegmentName(A, first, last, Format.JSONL).file()));
  }
}
