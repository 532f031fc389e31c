package io.millrace.consumer.postgres;

import io.millrace.consumer.read.DecodedEvent;
import java.util.Locale;
import java.util.function.Function;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** What a record has beside its value, in a column named {@code kafka_} and this. */
public enum RecordPart {
  TOPIC(Schema.Type.STRING, event -> event.record().topic()),
  PARTITION(Schema.Type.INT, event -> event.record().partition()),
  OFFSET(Schema.Type.LONG, event -> event.record().offset()),
  TIMESTAMP(Schema.Type.LONG, event -> event.record().timestamp()),
  KEY(Schema.Type.STRING, DecodedEvent::key);

  private final Schema.Type type;
  private final Function<DecodedEvent, Object> value;

  RecordPart(Schema.Type type, Function<DecodedEvent, Object> value) {
    this.type = type;
    this.value = value;
  }

  String column() {
    return "kafka_" + name().toLowerCase(Locale.ROOT);
  }

  /** The column of it, but for the key, whose type is the events'. */
  Column asColumn() {
    Schema schema = Schema.create(type);
    if (this == TIMESTAMP) {
      schema = LogicalTypes.timestampMillis().addToSchema(schema);
    }
    return new Column(column(), ColumnType.of(schema), false, value);
  }
}
