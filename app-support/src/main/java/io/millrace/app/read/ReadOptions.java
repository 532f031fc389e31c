package io.millrace.app.read;

import io.millrace.app.cli.AppException;
import io.millrace.app.connect.Connection;
import io.millrace.app.connect.ConnectionOptions;
import io.millrace.app.record.DataFormat;
import io.millrace.app.record.RecordDecoder;
import io.millrace.app.scan.Position;
import io.millrace.app.scan.ReadRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands that read topics take, but the topics. */
public final class ReadOptions {
  /** What records of transactions are read. */
  enum Isolation {
    READ_COMMITTED,
    READ_UNCOMMITTED;

    /** As Kafka writes it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Where to begin, in one of three ways. */
  private static final class Begin {
    @Option(
        names = "--from",
        paramLabel = "PLACE",
        converter = PlaceConverter.Start.class,
        description =
            "Where each partition begins: earliest, latest, an offset, -5 for its last five records,"
                + " how long ago (2h), a time with a zone (2026-03-29T14:30:00Z), or group:NAME,"
                + " where a consumer group goes on; else earliest.")
    private Position from;

    @Option(
        names = "--from-offsets",
        paramLabel = "P:OFFSET,...",
        converter = OffsetsConverter.class,
        description = "An offset for each partition; others are not read.")
    private Position.Offsets offsets;

    @Option(
        names = "--tail",
        paramLabel = "N",
        description = "The last N records of each partition, as --from -N.")
    private Long tail;
  }

  @Mixin private ConnectionOptions connection;

  @Option(
      names = "--partition",
      paramLabel = "N",
      split = ",",
      description = "Read these partitions only.")
  private Set<Integer> partitions = new LinkedHashSet<>();

  @ArgGroup private Begin begin;

  @Option(
      names = "--until",
      paramLabel = "PLACE",
      converter = PlaceConverter.class,
      description =
          "Where each partition ends, before it: earliest, latest, an offset, how long ago or a time;"
              + " else the end as it is now.")
  private Position until;

  @Option(
      names = "--isolation",
      paramLabel = "LEVEL",
      defaultValue = "read_committed",
      description = "read_committed or read_uncommitted (${DEFAULT-VALUE}).")
  private Isolation isolation;

  @Option(
      names = "--key-format",
      paramLabel = "FORMAT",
      defaultValue = "auto",
      description =
          "What keys are: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}: Avro where they are in the wire"
              + " format, else text where they are UTF-8, else bytes).")
  private DataFormat keyFormat;

  @Option(
      names = "--value-format",
      paramLabel = "FORMAT",
      defaultValue = "auto",
      description = "What values are, as --key-format.")
  private DataFormat valueFormat;

  /** The connection that the options name. */
  public Connection connect() {
    return connection.resolve();
  }

  /** A decoder of the formats that the options name. */
  public RecordDecoder decoder(Connection connected) {
    return RecordDecoder.open(connected, keyFormat, valueFormat);
  }

  /**
   * What the options ask for.
   *
   * @param follow whether to go on with what comes
   * @throws AppException when they contradict each other
   */
  public ReadRequest request(List<String> topics, boolean follow) {
    if (follow && until != null) {
      throw AppException.usage("--follow goes on for ever, and --until ends: give one of them");
    }
    if (begin != null && begin.tail != null && begin.tail < 0) {
      throw AppException.usage("--tail is 0 or more, and not " + begin.tail);
    }
    if (begin != null && begin.offsets != null && topics.stream().distinct().count() > 1) {
      throw AppException.usage("--from-offsets is for the partitions of one topic: name one");
    }
    Position end = until == null ? new Position.Latest() : until;
    return new ReadRequest(
        topics,
        partitions,
        from(),
        follow ? Optional.empty() : Optional.of(end),
        isolation == Isolation.READ_COMMITTED);
  }

  private Position from() {
    if (begin == null) {
      return new Position.Earliest();
    } else if (begin.tail != null) {
      return new Position.Tail(begin.tail);
    }
    return begin.offsets != null ? begin.offsets : begin.from;
  }
}
