package io.millrace.serde;

import java.util.Map;
import org.apache.kafka.common.Configurable;

/**
 * Names the registry's context that the schemas of a topic are in. A class that implements it has a
 * public constructor without parameters, is named by {@code context.name.strategy}, and is
 * thread-safe.
 *
 * <p>Ids are those of their context: the same id can be another schema in another context.
 */
@FunctionalInterface
public interface ContextNameStrategy extends Configurable {

  /** Called once, with the settings of the client, before the first name is asked for. */
  @Override
  default void configure(Map<String, ?> configs) {}

  /**
   * The context of a topic's schemas, with or without the dot before it; null or empty for the
   * default one. The same topic always has the same.
   */
  String context(String topic);
}
