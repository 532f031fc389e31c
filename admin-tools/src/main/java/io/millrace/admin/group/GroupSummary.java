package io.millrace.admin.group;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.GroupType;

/**
 * A group as a broker lists it.
 *
 * @param type {@code CLASSIC} where the broker is too old to say
 * @param protocol what its members speak, such as {@code consumer} or {@code connect}; empty for
 *     one that only has offsets
 */
public record GroupSummary(String name, GroupType type, String protocol, GroupState state) {
  private static final String CONSUMER = "consumer";

  public GroupSummary {
    requireNonNull(name, "name");
    requireNonNull(type, "type");
    requireNonNull(protocol, "protocol");
    requireNonNull(state, "state");
  }

  /** The type as users write it. */
  public String typeName() {
    return type.toString().toLowerCase(Locale.ROOT);
  }

  /** The state as users write it, such as {@code preparing-rebalance}. */
  public String stateName() {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether its members are consumers that commit offsets of their own. */
  public boolean hasConsumers() {
    return type == GroupType.CONSUMER
        || (type == GroupType.CLASSIC && (protocol.isEmpty() || protocol.equals(CONSUMER)));
  }
}
