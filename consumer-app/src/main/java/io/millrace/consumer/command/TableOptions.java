package io.millrace.consumer.command;

import io.millrace.app.cli.AppException;
import io.millrace.app.context.SettingsFile;
import io.millrace.app.database.DatabaseAddress;
import io.millrace.app.unit.DurationText;
import io.millrace.consumer.postgres.RecordPart;
import io.millrace.consumer.postgres.TableName;
import io.millrace.consumer.postgres.TableSettings;
import io.millrace.consumer.postgres.WriteMode;
import io.millrace.consumer.sink.Undecodable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** A table that events are exported to. */
final class TableOptions {
  @Option(
      names = "--to-table",
      paramLabel = "[SCHEMA.]TABLE",
      description = "Export a topic to this table of PostgreSQL; with --jdbc-url and --group.")
  private String table;

  @Option(
      names = "--jdbc-url",
      paramLabel = "URL",
      description =
          "The database, such as jdbc:postgresql://db.example.com/shop. The password goes into"
              + " --jdbc-config.")
  private String url;

  @Option(
      names = "--jdbc-config",
      paramLabel = "FILE",
      description = "A properties file of the driver's settings, with user and password.")
  private Path config;

  @Option(
      names = "--group",
      paramLabel = "NAME",
      description =
          "The consumer group, by which the export goes on where it was; runs of one group share"
              + " the partitions.")
  private String group;

  @Option(
      names = "--mode",
      paramLabel = "insert|upsert",
      defaultValue = "insert",
      description =
          "Whether each event is a row, or the latest one of each key (${DEFAULT-VALUE}); there, a"
              + " tombstone deletes the row.")
  private WriteMode mode;

  @Option(
      names = "--create-table",
      description = "Make the table by the events' schema, and columns that it lacks.")
  private boolean create;

  @Option(
      names = "--key-column",
      paramLabel = "NAME",
      defaultValue = "kafka_key",
      description =
          "For an upsert, the column of the key (${DEFAULT-VALUE}); it may be that of a field with"
              + " the same value. A key that is a record has its fields' columns.")
  private String keyColumn;

  @Option(
      names = "--with",
      paramLabel = "PART",
      split = ",",
      description =
          "Also fill columns kafka_topic, kafka_partition, kafka_offset, kafka_timestamp, kafka_key:"
              + " topic, partition, offset, timestamp, key.")
  private List<RecordPart> parts = List.of();

  @Option(
      names = "--batch-events",
      paramLabel = "N",
      defaultValue = "50000",
      description = "The most events of a transaction (${DEFAULT-VALUE}).")
  private int batchEvents;

  @Option(
      names = "--batch-delay",
      paramLabel = "TIME",
      defaultValue = "1s",
      converter = DurationText.Converter.class,
      description = "How long an event may wait for its transaction (${DEFAULT-VALUE}).")
  private Duration batchDelay;

  @Option(
      names = "--sink-timeout",
      paramLabel = "TIME",
      defaultValue = "5m",
      converter = DurationText.Converter.class,
      description =
          "How long to wait for a database that has gone away (${DEFAULT-VALUE}); the run stays in"
              + " its group meanwhile.")
  private Duration sinkTimeout;

  boolean isGiven() {
    return table != null;
  }

  /**
   * The settings.
   *
   * @throws AppException of usage when something is missing or wrong
   */
  TableSettings settings(ReadOptions read, Undecodable undecodable) {
    if (url == null || group == null) {
      throw AppException.usage("--to-table needs --jdbc-url and --group: name them");
    }
    if (read.topics().stream().distinct().count() != 1) {
      throw AppException.usage("a table takes one topic: run another export for each other topic");
    }
    Map<String, String> properties =
        config == null ? Map.of() : SettingsFile.read(config, "give --jdbc-config an existing one");
    return new TableSettings(
        read.topics().get(0),
        DatabaseAddress.of(url, properties, System.getenv()),
        TableName.parse(table),
        group,
        mode,
        create,
        keyColumn,
        Set.copyOf(parts),
        read.key(),
        undecodable,
        read.follow(),
        batchEvents,
        batchDelay,
        sinkTimeout);
  }
}
