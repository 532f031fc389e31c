package io.millrace.producer.input;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What a source gives next: events to publish, or input that can't become any. */
public sealed interface Input {

  /**
   * How far its part of the source is read once this input is done; empty where no run could go on
   * right behind it, such as between two rows whose growing column is equal.
   */
  Optional<Position> after();

  /**
   * Events of one line, object, row or group of lines, in order: all of them are published, or
   * none.
   *
   * @param records encoded, at least one, with their timestamps where the source has them
   * @param origin of what is refused when it's published; empty of what is made up
   */
  record Ready(
      List<ProducerRecord<byte[], byte[]>> records,
      Optional<Position> after,
      Optional<Origin> origin)
      implements Input {
    public Ready {
      requireNonNull(records, "records");
      requireNonNull(after, "after");
      requireNonNull(origin, "origin");
    }

    /** Events that are made up. */
    public Ready(List<ProducerRecord<byte[], byte[]>> records, Optional<Position> after) {
      this(records, after, Optional.empty());
    }
  }

  /**
   * Input that can't become an event.
   *
   * @param refusals at least one; of a group of lines, one for each line that is wrong
   * @param raw the whole input as it stands in its source (all lines of a group, with their line
   *     ends), so that it can be mended and read again; empty where the source isn't text
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Refused(List<Refusal> refusals, byte[] raw, Optional<Position> after) implements Input {
    public Refused {
      requireNonNull(refusals, "refusals");
      requireNonNull(raw, "raw");
      requireNonNull(after, "after");
    }
  }
}
