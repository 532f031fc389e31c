package io.millrace.consumer.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.cli.AppException;
import io.millrace.app.database.DatabaseAddress;
import io.millrace.consumer.read.DecodedEvent;
import io.millrace.consumer.read.KeyFormat;
import io.millrace.consumer.sink.Steps;
import io.millrace.consumer.sink.Undecodable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the table has after the database failed in the midst of it. */
class TableSinkIT {
  private static final TopicPartition PARTITION = new TopicPartition("notes", 0);
  private static final Schema OLDER = schema("text");
  private static final Schema NEWER = schema("title");

  private final Database database = Database.create();
  private TableSink sink;

  @BeforeEach
  void open() throws SQLException {
    sink = new TableSink(settings(), Uuid.ONE_UUID, Steps.UNHEARD);
    sink.open();
    sink.claim(Map.of(PARTITION, 0L));
  }

  @AfterEach
  void close() {
    sink.close();
  }

  @Test
  void anEventIsWrittenByItsOwnSchemaAfterAFailure() throws SQLException {
    sink.add(event(0, OLDER, "text"));
    sink.add(event(1, NEWER, "title"));
    sink.flush();
    sink.add(event(2, OLDER, "text"));
    endSessions();
    assertThatThrownBy(() -> sink.add(event(3, NEWER, "title"))).isInstanceOf(SQLException.class);

    sink.recover();
    sink.add(event(2, NEWER, "title"));
    sink.flush();

    assertThat(database.rows("select text, title from notes"))
        .containsExactly("text|null", "null|title", "null|title");
  }

  @Test
  void aDatabaseThatHasLostTheClaimIsNoOtherRun() throws SQLException {
    sink.add(event(0, OLDER, "text"));
    sink.flush();
    database.run("update millrace_offsets set generation = 0");
    sink.add(event(1, OLDER, "text"));

    assertThatThrownBy(sink::flush)
        .isInstanceOf(AppException.class)
        .hasMessageContaining("millrace_offsets has an older state of partition 0 of notes");
    database.run("delete from millrace_offsets");
    assertThatThrownBy(sink::recover)
        .isInstanceOf(AppException.class)
        .hasMessageContaining("was restored");
    assertThat(database.count("notes")).isEqualTo(1);
  }

  private void endSessions() {
    database.rows(
        "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where datname = current_database() and pid <> pg_backend_pid()");
  }

  private static DecodedEvent event(long offset, Schema schema, String text) {
    GenericRecord value =
        new GenericRecordBuilder(schema).set(schema.getFields().get(0).name(), text).build();
    return new DecodedEvent(
        new ConsumerRecord<>(PARTITION.topic(), 0, offset, null, null), null, null, schema, value);
  }

  private static Schema schema(String field) {
    return new Schema.Parser()
        .parse(
            "{\"type\": \"record\", \"name\": \"Note\", \"fields\": [{\"name\": \"%s\", \"type\": \"string\"}]}"
                .formatted(field));
  }

  private TableSettings settings() {
    return new TableSettings(
        PARTITION.topic(),
        DatabaseAddress.of(database.url(), Map.of("user", "postgres"), Map.of()),
        TableName.parse("notes"),
        "group",
        WriteMode.INSERT,
        true,
        "kafka_key",
        Set.of(),
        KeyFormat.STRING,
        Undecodable.FAIL,
        false,
        100,
        Duration.ofSeconds(1),
        Duration.ofSeconds(10));
  }
}
