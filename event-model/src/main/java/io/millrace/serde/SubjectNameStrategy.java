package io.millrace.serde;

import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.Configurable;

/**
 * Names the subjects of schemas, where Confluent's three ways are not enough. A class that
 * implements it has a public constructor without parameters, is named by {@code
 * value.subject.name.strategy} or {@code key.subject.name.strategy}, and is thread-safe.
 */
@FunctionalInterface
public interface SubjectNameStrategy extends Configurable {

  /** Called once, with the settings of the client, before the first name is asked for. */
  @Override
  default void configure(Map<String, ?> configs) {}

  /**
   * The subject of a schema.
   *
   * @param isKey whether the schema is one of keys
   * @return the name without a context, since readers know the topic of an id and not the subject:
   *     a name with one, {@code :.context:name}, is refused. The contexts of topics are named by
   *     {@link ContextNameStrategy}
   */
  String subject(String topic, boolean isKey, Schema schema);
}
