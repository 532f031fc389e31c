package io.millrace.admin.group;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What happens to the offset of a group in a partition.
 *
 * @param from empty when there is none
 * @param to empty when there is to be none; as {@code from} when it stays
 * @param note why it stays, or what is out of the ordinary, for people
 */
public record OffsetMove(
    TopicPartition partition,
    Optional<OffsetAndMetadata> from,
    Optional<OffsetAndMetadata> to,
    Optional<String> note) {
  static final Comparator<OffsetMove> ORDER =
      Comparator.comparing((OffsetMove move) -> move.partition().topic())
          .thenComparing(move -> move.partition().partition());

  public OffsetMove {
    requireNonNull(partition, "partition");
    requireNonNull(from, "from");
    requireNonNull(to, "to");
    requireNonNull(note, "note");
  }

  /** One that leaves the offset as it is. */
  static OffsetMove stay(TopicPartition partition, Optional<OffsetAndMetadata> from, String note) {
    return new OffsetMove(partition, from, from, Optional.of(note));
  }

  /** Whether anything changes. */
  public boolean isChange() {
    return !from.equals(to);
  }

  /** How many offsets the group goes on over without reading them; 0 when it goes back. */
  public long skipped() {
    return from.isPresent() && to.isPresent()
        ? Math.max(0, to.get().offset() - from.get().offset())
        : 0;
  }
}
