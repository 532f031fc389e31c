package io.millrace.admin.command.replay;

import io.millrace.admin.replay.Bound;
import io.millrace.admin.replay.ReplaySource;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What says which records are looked at. */
final class SourceOptions {
  @Parameters(paramLabel = "SOURCE", description = "The topic to read.")
  private String topic;

  @Option(
      names = "--partition",
      paramLabel = "N",
      split = ",",
      description = "Only these partitions of it.")
  private Set<Integer> partitions = new LinkedHashSet<>();

  @Option(
      names = "--from",
      paramLabel = "OFFSET|TIME",
      converter = BoundConverter.class,
      description = "From this offset, or the first record at or after this time.")
  private Bound from;

  @Option(
      names = "--until",
      paramLabel = "OFFSET|TIME",
      converter = BoundConverter.class,
      description =
          "Up to and without this offset, or the first record at or after this time; else up to the"
              + " end as it is at the first start.")
  private Bound until;

  ReplaySource source() {
    return new ReplaySource(
        topic, partitions, Optional.ofNullable(from), Optional.ofNullable(until));
  }
}
