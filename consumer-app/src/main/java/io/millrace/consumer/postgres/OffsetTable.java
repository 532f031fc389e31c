package io.millrace.consumer.postgres;

import io.millrace.app.cli.AppException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/**
 * How far groups are, and who goes on: a table beside the one that events go to. Each claim of a
 * partition raises its generation, and an offset moves only for who has the latest one. Rows are
 * written in the transaction that moves their offsets, so a run that was overtaken writes none.
 */
final class OffsetTable {
  static final String NAME = "millrace_offsets";

  private final TableName table;
  private final String target;
  private final String group;
  private final String topicId;

  /**
   * @param topicId of the topic that is exported, by which another of its name is known
   */
  OffsetTable(TableName target, String group, Uuid topicId) {
    this.table = target.beside(NAME);
    this.target = target.toString();
    this.group = group;
    this.topicId = topicId.toString();
  }

  /** Makes it where it isn't there. */
  void create(Connection connection) throws SQLException {
    if (!isThere(connection)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
            create table if not exists %s (consumer_group text not null, topic text not null,
              topic_id text not null, partition integer not null, next_offset bigint not null, generation bigint not null,
              target text not null, updated_at timestamptz not null default now(),
              primary key (consumer_group, topic, partition))
            """
                .formatted(table.sql()));
      } catch (SQLException e) {
        connection.rollback();
        if (!isThere(connection)) { // another run may have been faster
          throw e;
        }
      }
    }
    connection.commit();
  }

  private boolean isThere(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select to_regclass(?) is not null")) {
      query.setString(1, table.sql());
      try (ResultSet row = query.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /** How far the group is in a topic, by whichever run; only partitions that were ever claimed. */
  Map<TopicPartition, Claim> load(Connection connection, String topic) throws SQLException {
    String sql =
        "select partition, next_offset, generation, target, topic_id from %s where consumer_group = ? and topic = ?"
            .formatted(table.sql());
    Map<TopicPartition, Claim> claims = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, group);
      query.setString(2, topic);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          require(rows.getString(4), topic, rows.getString(5));
          claims.put(
              new TopicPartition(topic, rows.getInt(1)),
              new Claim(rows.getLong(2), rows.getLong(3)));
        }
      }
    }
    connection.commit();
    return claims;
  }

  private void require(String other, String topic, String otherId) {
    if (!other.equals(target)) {
      throw AppException.usage(
          "group %s exports to table %s: give another --group for %s"
              .formatted(group, other, target));
    } else if (!otherId.equals(topicId)) {
      throw AppException.failed(
          "table %s has events of another topic %s, which was made anew since, or is of another cluster: export to another table with another --group"
              .formatted(target, topic),
          null);
    }
  }

  /**
   * Takes partitions over from whoever had them.
   *
   * @param starts where to begin those that nobody ever had
   */
  Map<TopicPartition, Claim> claim(Connection connection, Map<TopicPartition, Long> starts)
      throws SQLException {
    String sql =
        """
        insert into %s as o (consumer_group, topic, partition, next_offset, generation, target, topic_id)
        values (?, ?, ?, ?, 1, ?, ?)
        on conflict (consumer_group, topic, partition)
        do update set generation = o.generation + 1, updated_at = now()
        returning next_offset, generation, target, topic_id
        """
            .formatted(table.sql());
    Map<TopicPartition, Claim> claims = new HashMap<>();
    try (PreparedStatement claim = connection.prepareStatement(sql)) {
      for (Map.Entry<TopicPartition, Long> start : ordered(starts).entrySet()) {
        claim.setString(1, group);
        claim.setString(2, start.getKey().topic());
        claim.setInt(3, start.getKey().partition());
        claim.setLong(4, start.getValue());
        claim.setString(5, target);
        claim.setString(6, topicId);
        try (ResultSet row = claim.executeQuery()) {
          row.next();
          require(row.getString(3), start.getKey().topic(), row.getString(4));
          claims.put(start.getKey(), new Claim(row.getLong(1), row.getLong(2)));
        }
      }
    }
    connection.commit();
    return claims;
  }

  /**
   * Moves offsets, and commits nothing.
   *
   * @throws AppException when a partition was claimed by another run meanwhile; all is rolled back
   */
  void advance(
      Connection connection, Map<TopicPartition, Long> next, Map<TopicPartition, Claim> claims)
      throws SQLException {
    String sql =
        """
        update %s set next_offset = ?, updated_at = now()
        where consumer_group = ? and topic = ? and partition = ? and generation = ? and next_offset = ?
        """
            .formatted(table.sql());
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      for (Map.Entry<TopicPartition, Long> reached : ordered(next).entrySet()) {
        update.setLong(1, reached.getValue());
        update.setString(2, group);
        update.setString(3, reached.getKey().topic());
        update.setInt(4, reached.getKey().partition());
        Claim claim = claims.get(reached.getKey());
        update.setLong(5, claim.generation());
        update.setLong(6, claim.next());
        if (update.executeUpdate() == 0) {
          connection.rollback();
          TopicPartition partition = reached.getKey();
          throw moved(partition, claim, load(connection, partition.topic()).get(partition));
        }
      }
    }
  }

  /**
   * Why this run can't go on with a partition.
   *
   * @param latest null when the database knows nothing of it
   */
  AppException moved(TopicPartition partition, Claim mine, Claim latest) {
    String of = "partition %d of %s".formatted(partition.partition(), partition.topic());
    if (latest != null && latest.generation() > mine.generation()) {
      return AppException.failed(
          "fenced: another run of group %s has taken over %s; what this one had not yet committed is not written"
              .formatted(group, of),
          null);
    }
    String found =
        latest == null || latest.generation() < mine.generation()
            ? "has an older state of %s than this run wrote: it was restored, or a copy without the latest took over"
            : "has another offset of %s than this run wrote: somebody changed it";
    return AppException.failed(
        "%s %s; look at the table, and run the export again".formatted(NAME, found.formatted(of)),
        null);
  }

  /** All in the same order, so that no two runs wait for each other. */
  private static Map<TopicPartition, Long> ordered(Map<TopicPartition, Long> offsets) {
    Map<TopicPartition, Long> ordered =
        new TreeMap<>(
            Comparator.comparing(TopicPartition::topic)
                .thenComparingInt(TopicPartition::partition));
    ordered.putAll(offsets);
    return ordered;
  }
}
