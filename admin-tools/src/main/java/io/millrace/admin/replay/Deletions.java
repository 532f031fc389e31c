package io.millrace.admin.replay;

/** Tells of records that were deleted before a replay came to them. */
final class Deletions {
  private Deletions() {}

  static void tell(String topic, Checkpoint before, Checkpoint after, ReplayListener listener) {
    before
        .partitions()
        .forEach(
            (partition, was) -> {
              PartitionProgress is = after.of(partition);
              if (is.tally().deleted() > was.tally().deleted()) {
                listener.note(
                    "%s:%d: the offsets %d to %d were deleted before they could be replayed"
                        .formatted(topic, partition, was.next(), is.next() - 1));
              }
            });
  }
}
