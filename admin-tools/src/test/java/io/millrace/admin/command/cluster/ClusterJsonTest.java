package io.millrace.admin.command.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.admin.cluster.Broker;
import io.millrace.admin.cluster.ClusterState;
import io.millrace.admin.cluster.Feature;
import io.millrace.admin.cluster.LogFolder;
import io.millrace.admin.cluster.Quorum;
import io.millrace.admin.cluster.QuorumMember;
import io.millrace.admin.command.output.Document;
import io.millrace.app.cli.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ClusterJsonTest {

  @Test
  void theDocumentHasBrokersQuorumFeaturesAndFolders() {
    Quorum quorum =
        new Quorum(
            3,
            17,
            8_700,
            List.of(
                new QuorumMember(
                    3,
                    "leader",
                    OptionalLong.of(0),
                    Optional.of(Instant.parse("2026-03-29T14:30:00Z"))),
                new QuorumMember(1, "voter", OptionalLong.of(12), Optional.empty()),
                new QuorumMember(2, "observer", OptionalLong.empty(), Optional.empty())));
    ClusterState state =
        new ClusterState(
            "2XC_sFvKRCWg7SzeyNwcOg",
            List.of(
                new Broker(1, "a:9092", Optional.of("east"), false),
                new Broker(2, "b:9092", Optional.empty(), true)),
            Optional.of(quorum),
            List.of(new Feature("metadata.version", 29, 30)),
            List.of(
                new LogFolder(
                    1,
                    "/data/1",
                    9,
                    57_300,
                    OptionalLong.of(747),
                    OptionalLong.of(2_706),
                    Optional.empty()),
                new LogFolder(
                    1,
                    "/data/2",
                    0,
                    0,
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    Optional.of("offline"))),
            Map.of("log dirs of broker 2", new Failure(4, "no answer")));

    assertThat(Document.of(ClusterJson.of(state)))
        .isEqualTo(
            Document.of(
                """
                {"id": "2XC_sFvKRCWg7SzeyNwcOg",
                 "brokers": [
                   {"id": 1, "address": "a:9092", "rack": "east", "fenced": false},
                   {"id": 2, "address": "b:9092", "rack": null, "fenced": true}],
                 "quorum": {
                   "leader": 3, "epoch": 17, "highWatermark": 8700,
                   "members": [
                     {"node": 3, "role": "leader", "lag": 0,
                      "caughtUp": "2026-03-29T14:30:00Z"},
                     {"node": 1, "role": "voter", "lag": 12, "caughtUp": null},
                     {"node": 2, "role": "observer", "lag": null, "caughtUp": null}]},
                 "features": [{"name": "metadata.version", "level": 29, "newest": 30}],
                 "folders": [
                   {"broker": 1, "path": "/data/1", "partitions": 9, "usedBytes": 57300,
                    "freeBytes": 747, "totalBytes": 2706, "problem": null},
                   {"broker": 1, "path": "/data/2", "partitions": 0, "usedBytes": 0,
                    "freeBytes": null, "totalBytes": null, "problem": "offline"}],
                 "failures": [
                   {"resource": "log dirs of broker 2", "error": "no answer", "exitCode": 4}]}
                """));
  }

  @Test
  void aQuorumThatGaveNoAnswerIsNull() {
    ClusterState state =
        new ClusterState(
            "x",
            List.of(),
            Optional.empty(),
            List.of(),
            List.of(),
            Map.of("quorum", new Failure(5, "not authorized")));

    assertThat(Document.of(ClusterJson.of(state)))
        .isEqualTo(
            Document.of(
                """
                {"id": "x", "brokers": [], "quorum": null, "features": [], "folders": [],
                 "failures": [{"resource": "quorum", "error": "not authorized", "exitCode": 5}]}
                """));
  }
}
