package io.millrace.local;

import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Kafka's settings of one node, which is broker and controller at once. */
final class BrokerSettings {
  private BrokerSettings() {}

  /** The settings of the node with an id from 1 up. */
  static Properties of(int id, Ports ports, Path logFolder) {
    int nodes = ports.kafka().size();
    String replicas = String.valueOf(nodes);
    String inSync = String.valueOf(nodes == 1 ? 1 : nodes - 1);
    String kafka = "PLAINTEXT://127.0.0.1:" + ports.kafka().get(id - 1);
    Properties settings = new Properties();
    settings.setProperty("node.id", String.valueOf(id));
    settings.setProperty("process.roles", "broker,controller");
    settings.setProperty(
        "listeners", kafka + ",CONTROLLER://127.0.0.1:" + ports.controllers().get(id - 1));
    settings.setProperty("advertised.listeners", kafka);
    settings.setProperty("inter.broker.listener.name", "PLAINTEXT");
    settings.setProperty("controller.listener.names", "CONTROLLER");
    settings.setProperty(
        "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.setProperty("controller.quorum.voters", voters(ports));
    settings.setProperty("log.dirs", logFolder.toString());

    settings.setProperty("auto.create.topics.enable", "false");
    settings.setProperty("default.replication.factor", replicas);
    settings.setProperty("min.insync.replicas", inSync);
    settings.setProperty("offsets.topic.replication.factor", replicas);
    settings.setProperty("transaction.state.log.replication.factor", replicas);
    settings.setProperty("transaction.state.log.min.isr", inSync);
    settings.setProperty("share.coordinator.state.topic.replication.factor", replicas);
    settings.setProperty("share.coordinator.state.topic.min.isr", inSync);

    // Fifty partitions of each are for a cluster of many groups; here they only slow the first use.
    settings.setProperty("offsets.topic.num.partitions", "10");
    settings.setProperty("transaction.state.log.num.partitions", "10");
    settings.setProperty("share.coordinator.state.topic.num.partitions", "10");
    settings.setProperty("group.initial.rebalance.delay.ms", "0");

    if (nodes == 1) {
      // Rights can be tried out: without any rule, all is allowed. Several controllers couldn't
      // elect
      // one of them, as nobody but super users may vote before the rules are loaded.
      settings.setProperty(
          "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
      settings.setProperty("allow.everyone.if.no.acl.found", "true");
    }

    // A broker that was killed cannot register again before its old session has ended.
    settings.setProperty("broker.session.timeout.ms", "3000");
    settings.setProperty("broker.heartbeat.interval.ms", "500");
    return settings;
  }

  private static String voters(Ports ports) {
    return IntStream.rangeClosed(1, ports.controllers().size())
        .mapToObj(id -> id + "@127.0.0.1:" + ports.controllers().get(id - 1))
        .collect(Collectors.joining(","));
  }
}
