package io.millrace.admin.replay;

import io.millrace.app.cli.Failure;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a run of a replay ended.
 *
 * @param dryRun whether nothing was sent or committed
 * @param run what this run did
 * @param targets the records that this run replayed, by topic
 * @param checkpoint how far the replay is after it, as it was committed
 * @param examples the first records that would be replayed; only of a dry run
 * @param arrived offsets that lie behind the end of the replay; only when it is complete
 * @param failure why the run ended; empty when nothing failed
 */
public record ReplayReport(
    ReplaySpec spec,
    boolean dryRun,
    Ending ending,
    Tally run,
    SortedMap<String, Long> targets,
    Checkpoint checkpoint,
    List<Example> examples,
    long arrived,
    Optional<Failure> failure) {
  public ReplayReport {
    targets = Collections.unmodifiableSortedMap(new TreeMap<>(targets));
    examples = List.copyOf(examples);
  }

  static ReplayReport completeBefore(
      ReplaySpec spec, boolean dryRun, Checkpoint checkpoint, long arrived) {
    return new ReplayReport(
        spec,
        dryRun,
        Ending.COMPLETE_BEFORE,
        Tally.NONE,
        new TreeMap<>(Map.of()),
        checkpoint,
        List.of(),
        arrived,
        Optional.empty());
  }

  /** The group that holds the checkpoint. */
  public String group() {
    return spec.group();
  }
}
