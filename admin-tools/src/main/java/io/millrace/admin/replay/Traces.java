package io.millrace.admin.replay;

import io.millrace.app.connect.Connection;
import io.millrace.event.Origin;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.header.Header;

/**
 * Looks at the end of a target for records that a replay has sent. Kafka forgets a checkpoint in
 * time, and without one a replay would double them. Where others have written since, none may be
 * found.
 */
final class Traces {
  /** Of each partition. A few will do: a run leaves its records side by side. */
  private static final int LAST = 20;

  private Traces() {}

  /** The first that is met; empty as well when nobody may read the topic. */
  static Optional<Origin> find(Connection connection, Admin admin, ReplaySpec spec, String topic) {
    ReplaySource all = new ReplaySource(topic, Set.of(), Optional.empty(), Optional.empty());
    try (SourceReader reader = SourceReader.open(connection, topic, spec.group())) {
      Checkpoint left = SourceLog.find(connection, admin, all).whole().last(LAST);
      reader.seek(left);
      while (!left.isComplete()) {
        reader.poll();
        for (var record = reader.next(); record != null; record = reader.next()) {
          if (isOf(spec, record)) {
            return Optional.of(Judge.origin(record));
          }
        }
        left = left.upTo(reader::position);
      }
      return Optional.empty();
    } catch (TopicAuthorizationException e) {
      return Optional.empty();
    }
  }

  private static boolean isOf(ReplaySpec spec, ConsumerRecord<byte[], byte[]> record) {
    return says(record, Provenance.NAME, spec.name())
        && says(record, Provenance.TOPIC, spec.source().topic());
  }

  private static boolean says(ConsumerRecord<byte[], byte[]> record, String name, String text) {
    Header header = record.headers().lastHeader(name);
    return header != null && Arrays.equals(header.value(), text.getBytes(StandardCharsets.UTF_8));
  }
}
