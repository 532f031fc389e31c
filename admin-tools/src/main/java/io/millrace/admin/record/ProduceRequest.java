package io.millrace.admin.record;

import static java.util.Objects.requireNonNull;

import io.millrace.app.record.DataFormat;
import io.millrace.app.schema.SchemaSource;
import java.util.Optional;

/**
 * How lines become records.
 *
 * @param keyFormat of lines that don't say it
 * @param keySchema in place of what a line names
 * @param valueOnly whether a line is a value alone
 * @param stopOnRefusal whether the first refused line ends it
 * @param transactional whether readers of committed records get all lines or none
 */
public record ProduceRequest(
    String topic,
    DataFormat keyFormat,
    DataFormat valueFormat,
    Optional<SchemaSource> keySchema,
    Optional<SchemaSource> valueSchema,
    boolean valueOnly,
    boolean stopOnRefusal,
    boolean transactional) {
  public ProduceRequest {
    requireNonNull(topic, "topic");
    requireNonNull(keyFormat, "keyFormat");
    requireNonNull(valueFormat, "valueFormat");
    requireNonNull(keySchema, "keySchema");
    requireNonNull(valueSchema, "valueSchema");
  }
}
