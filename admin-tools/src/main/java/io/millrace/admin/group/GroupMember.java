package io.millrace.admin.group;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * A member of a group.
 *
 * @param instance its own name, where it is a static member
 * @param host as the broker sees it
 * @param partitions those that it has now
 */
public record GroupMember(
    String id,
    Optional<String> instance,
    String client,
    String host,
    Set<TopicPartition> partitions) {
  public GroupMember {
    requireNonNull(id, "id");
    requireNonNull(instance, "instance");
    requireNonNull(client, "client");
    requireNonNull(host, "host");
    partitions = Set.copyOf(partitions);
    // Brokers put one in front of an address that has no name.
    host = host.startsWith("/") ? host.substring(1) : host;
  }

  /** Who it is, for people. */
  public String title() {
    return "%s at %s".formatted(instance.orElse(client), host);
  }
}
