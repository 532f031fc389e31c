package io.millrace.consumer.postgres;

import io.millrace.consumer.read.DecodedEvent;
import java.util.Arrays;
import java.util.Locale;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** What a record has beside its value, in a column named {@code kafka_} and this. */
public enum RecordPart {
  TOPIC(Schema.Type.STRING),
  PARTITION(Schema.Type.INT),
  OFFSET(Schema.Type.LONG),
  TIMESTAMP(Schema.Type.LONG),
  KEY(Schema.Type.STRING);

  private final Schema.Type type;

  RecordPart(Schema.Type type) {
    this.type = type;
  }

  String column() {
    return "kafka_" + name().toLowerCase(Locale.ROOT);
  }

  /** Whether a column is called like one of these. */
  static boolean isColumn(String name) {
    return Arrays.stream(values()).anyMatch(part -> part.column().equals(name));
  }

  /** The column of it, but for the key, whose type is the events'. */
  Column asColumn() {
    Schema schema = Schema.create(type);
    if (this == TIMESTAMP) {
      schema = LogicalTypes.timestampMillis().addToSchema(schema);
    }
    return new Column(column(), ColumnType.of(schema), false, this::of);
  }

  private Object of(DecodedEvent event) {
    return switch (this) {
      case TOPIC -> event.record().topic();
      case PARTITION -> event.record().partition();
      case OFFSET -> event.record().offset();
      case TIMESTAMP -> event.record().timestamp();
      case KEY -> event.key();
    };
  }
}
