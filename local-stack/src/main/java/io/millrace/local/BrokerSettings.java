package io.millrace.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Kafka's settings of one node, which is broker and controller at once. */
public final class BrokerSettings {
  private BrokerSettings() {}

  /**
   * The settings of the node with an id from 1 up, without those that say where it listens and
   * keeps its data.
   *
   * @param nodes how many the cluster has
   */
  public static Map<String, String> ofNode(int id, int nodes) {
    String replicas = String.valueOf(nodes);
    String inSync = String.valueOf(nodes == 1 ? 1 : nodes - 1);
    Map<String, String> settings = new TreeMap<>();
    settings.put("node.id", String.valueOf(id));
    settings.put("process.roles", "broker,controller");
    settings.put("controller.listener.names", "CONTROLLER");

    settings.put("auto.create.topics.enable", "false");
    settings.put("default.replication.factor", replicas);
    settings.put("min.insync.replicas", inSync);
    settings.put("offsets.topic.replication.factor", replicas);
    settings.put("transaction.state.log.replication.factor", replicas);
    settings.put("transaction.state.log.min.isr", inSync);
    settings.put("share.coordinator.state.topic.replication.factor", replicas);
    settings.put("share.coordinator.state.topic.min.isr", inSync);

    // Fifty partitions of each are for a cluster of many groups; here they only slow the first use.
    settings.put("offsets.topic.num.partitions", "10");
    settings.put("transaction.state.log.num.partitions", "10");
    settings.put("share.coordinator.state.topic.num.partitions", "10");
    settings.put("group.initial.rebalance.delay.ms", "0");

    if (nodes == 1) {
      // Rights can be tried out: without any rule, all is allowed. Several controllers couldn't
      // elect one of them, as nobody but super users may vote before the rules are loaded.
      settings.put(
          "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
      settings.put("allow.everyone.if.no.acl.found", "true");
    }

    // A broker that was killed cannot register again before its old session has ended.
    settings.put("broker.session.timeout.ms", "3000");
    settings.put("broker.heartbeat.interval.ms", "500");
    return settings;
  }

  /** All settings of a node that is a process of this machine. */
  static Properties of(int id, Ports ports, Path logFolder) {
    String kafka = "PLAINTEXT://127.0.0.1:" + ports.kafka().get(id - 1);
    Properties settings = new Properties();
    settings.putAll(ofNode(id, ports.kafka().size()));
    settings.setProperty(
        "listeners", kafka + ",CONTROLLER://127.0.0.1:" + ports.controllers().get(id - 1));
    settings.setProperty("advertised.listeners", kafka);
    settings.setProperty("inter.broker.listener.name", "PLAINTEXT");
    settings.setProperty(
        "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.setProperty("controller.quorum.voters", voters(ports));
    settings.setProperty("log.dirs", logFolder.toString());
    return settings;
  }

  private static String voters(Ports ports) {
    return IntStream.rangeClosed(1, ports.controllers().size())
        .mapToObj(id -> id + "@127.0.0.1:" + ports.controllers().get(id - 1))
        .collect(Collectors.joining(","));
  }
}
