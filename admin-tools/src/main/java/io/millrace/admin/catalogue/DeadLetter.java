package io.millrace.admin.catalogue;

import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * What a topic says of its dead-letter topic.
 *
 * @param name where the name stands
 * @param body all that is said of it
 * @param isOnlyNamed whether that is its name
 */
record DeadLetter(
    ScalarNode name,
    Node body,
    boolean isOnlyNamed,
    Optional<Integer> partitions,
    Optional<Short> replication,
    Map<String, String> configs) {
  String topic() {
    return name.getValue();
  }
}
