package io.millrace.benchmarks.record;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** The header with the time at which an event was due: microseconds since 1970. */
public final class DueHeader {
  private static final String NAME = "due";

  private DueHeader() {}

  /** The headers of an event that was due then. */
  public static List<Header> of(long micros) {
    return List.of(new RecordHeader(NAME, ByteBuffer.allocate(Long.BYTES).putLong(micros).array()));
  }

  /** When an event with these headers was due; empty when they don't tell. */
  public static OptionalLong read(Iterable<Header> headers) {
    for (Header header : headers) {
      if (header.key().equals(NAME)) {
        return OptionalLong.of(ByteBuffer.wrap(header.value()).getLong());
      }
    }
    return OptionalLong.empty();
  }

  /** The time as the header has it. */
  public static long nowMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }
}
