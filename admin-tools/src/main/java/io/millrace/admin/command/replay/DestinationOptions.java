package io.millrace.admin.command.replay;

import io.millrace.admin.replay.Destination;
import io.millrace.app.cli.AppException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What says where records go. */
final class DestinationOptions {
  @Option(names = "--to", paramLabel = "TOPIC", description = "Replay to this topic.")
  private String topic;

  @Option(
      names = "--to-origin",
      description = "Replay each dead letter to the topic that its headers name.")
  private boolean origin;

  @Option(
      names = "--keep-partitions",
      description =
          "To the partition of the same number, or the one that a dead letter was in; else to the"
              + " one that the key gives.")
  private boolean keepPartitions;

  @Option(
      names = "--new-timestamps",
      description = "With the time of the replay; else each record keeps its own.")
  private boolean newTimestamps;

  Destination destination() {
    if (origin == (topic != null)) {
      throw AppException.usage("say where to: give either --to with a topic, or --to-origin");
    }
    return new Destination(Optional.ofNullable(topic), keepPartitions, newTimestamps);
  }
}
