package io.millrace.consumer.postgres;

import static java.util.Objects.requireNonNull;

import io.millrace.app.cli.AppException;
import io.millrace.app.database.DatabaseAddress;
import io.millrace.consumer.read.KeyFormat;
import io.millrace.consumer.sink.Undecodable;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * What to export to a table, and how.
 *
 * @param group of consumers, whose runs share the partitions; names how far the export is
 * @param create whether to make the table, and columns that it lacks
 * @param keyColumn what the column of the key is called, for an upsert by a key that is no record
 * @param parts of the record that get columns
 * @param follow whether to go on with new events when all are exported
 * @param batchEvents the most events of a transaction
 * @param batchDelay the longest that an event waits for its transaction, about
 * @param sinkTimeout how long the database may be away before the run ends
 */
public record TableSettings(
    String topic,
    DatabaseAddress database,
    TableName table,
    String group,
    WriteMode mode,
    boolean create,
    String keyColumn,
    Set<RecordPart> parts,
    KeyFormat key,
    Undecodable undecodable,
    boolean follow,
    int batchEvents,
    Duration batchDelay,
    Duration sinkTimeout) {

  /** Checks what can be checked without the database: {@link AppException} of usage. */
  public TableSettings {
    requireNonNull(topic, "topic");
    requireNonNull(database, "database");
    requireNonNull(table, "table");
    requireNonNull(mode, "mode");
    requireNonNull(keyColumn, "keyColumn");
    requireNonNull(key, "key");
    requireNonNull(undecodable, "undecodable");
    requireNonNull(batchDelay, "batchDelay");
    requireNonNull(sinkTimeout, "sinkTimeout");
    parts = parts.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(parts));
    if (group.isBlank()) {
      throw AppException.usage("the group needs a name");
    }
    if (batchEvents < 1) {
      throw AppException.usage("a batch needs room for an event");
    }
  }
}
