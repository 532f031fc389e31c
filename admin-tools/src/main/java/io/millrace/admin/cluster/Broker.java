package io.millrace.admin.cluster;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.apache.kafka.common.Node;

/**
 * A broker that the controllers know.
 *
 * @param address host and port for clients
 * @param rack empty when it has none
 * @param fenced whether it is kept from serving, as while it starts or when it is away
 */
public record Broker(int id, String address, Optional<String> rack, boolean fenced) {
  public Broker {
    requireNonNull(address, "address");
    requireNonNull(rack, "rack");
  }

  static Broker of(Node node) {
    return new Broker(
        node.id(),
        node.host() + ":" + node.port(),
        Optional.ofNullable(node.rack()),
        node.isFenced());
  }
}
