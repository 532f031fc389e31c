package io.millrace.admin.command.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.admin.command.output.Document;
import io.millrace.admin.replay.Checkpoint;
import io.millrace.admin.replay.Destination;
import io.millrace.admin.replay.Ending;
import io.millrace.admin.replay.PartitionProgress;
import io.millrace.admin.replay.ReplayReport;
import io.millrace.admin.replay.ReplaySource;
import io.millrace.admin.replay.ReplaySpec;
import io.millrace.admin.replay.Tally;
import io.millrace.app.cli.Failure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReplayViewTest {

  @Test
  void theDocumentHasTheRunTheWholeReplayAndTheCheckpoint() {
    ReplayReport report =
        new ReplayReport(
            spec(Optional.of("copy"), Optional.of("value.total > 100")),
            false,
            Ending.FAILED,
            new Tally(3, 2, 1, 0),
            new TreeMap<>(Map.of("copy", 3L)),
            new Checkpoint(
                new TreeMap<>(
                    Map.of(
                        0, new PartitionProgress(10, 10, new Tally(5, 2, 1, 2)),
                        1, new PartitionProgress(4, 9, new Tally(2, 1, 1, 0))))),
            List.of(),
            0,
            Optional.of(new Failure(4, "no answer")));

    assertThat(Document.of(new ReplayView(report).json()))
        .isEqualTo(
            Document.of(
                """
                {"replay": "again", "source": "orders", "target": "copy",
                 "filter": "value.total > 100", "dryRun": false, "ending": "failed",
                 "error": "no answer",
                 "run": {"replayed": 3, "filtered": 2, "refused": 1, "deleted": 0},
                 "total": {"replayed": 7, "filtered": 3, "refused": 2, "deleted": 2},
                 "targets": [{"topic": "copy", "replayed": 3}],
                 "checkpoint": {
                   "group": "millrace-replay-again", "complete": false, "left": 5, "arrived": 0,
                   "partitions": [{"partition": 0, "next": 10, "end": 10},
                                  {"partition": 1, "next": 4, "end": 9}]}}
                """));
  }

  @Test
  void whatADryRunToTheOriginHasNotIsNull() {
    Tally none = new Tally(0, 0, 0, 0);
    ReplayReport report =
        new ReplayReport(
            spec(Optional.empty(), Optional.empty()),
            true,
            Ending.COMPLETE_BEFORE,
            none,
            new TreeMap<>(Map.of()),
            new Checkpoint(new TreeMap<>(Map.of(0, new PartitionProgress(3, 3, none)))),
            List.of(),
            7,
            Optional.empty());

    assertThat(Document.of(new ReplayView(report).json()))
        .isEqualTo(
            Document.of(
                """
                {"replay": "again", "source": "orders", "target": null, "filter": null,
                 "dryRun": true, "ending": "complete-before", "error": null,
                 "run": {"replayed": 0, "filtered": 0, "refused": 0, "deleted": 0},
                 "total": {"replayed": 0, "filtered": 0, "refused": 0, "deleted": 0},
                 "targets": [],
                 "checkpoint": {
                   "group": "millrace-replay-again", "complete": true, "left": 0, "arrived": 7,
                   "partitions": [{"partition": 0, "next": 3, "end": 3}]}}
                """));
  }

  private static ReplaySpec spec(Optional<String> target, Optional<String> filter) {
    return ReplaySpec.of(
        Optional.of("again"),
        new ReplaySource("orders", Set.of(), Optional.empty(), Optional.empty()),
        new Destination(target, false, false),
        filter);
  }
}
