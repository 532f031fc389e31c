package io.millrace.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class BrokerSettingsTest {
  private static final Path LOGS = Path.of("/data/broker/data");

  @Test
  void oneBrokerReplicatesNothing() {
    Properties settings =
        BrokerSettings.of(1, new Ports(List.of(9092), List.of(20001), 8081), LOGS);

    assertThat(settings)
        .containsEntry("listeners", "PLAINTEXT://127.0.0.1:9092,CONTROLLER://127.0.0.1:20001")
        .containsEntry("controller.quorum.voters", "1@127.0.0.1:20001")
        .containsEntry("auto.create.topics.enable", "false")
        .containsEntry("offsets.topic.replication.factor", "1")
        .containsEntry("min.insync.replicas", "1")
        .containsEntry("allow.everyone.if.no.acl.found", "true")
        .containsKey("authorizer.class.name");
  }

  @Test
  void threeBrokersReplicateAllAndKeepWritingWithoutOne() {
    Ports ports = new Ports(List.of(9092, 9093, 9094), List.of(20001, 20002, 20003), 8081);

    Properties settings = BrokerSettings.of(3, ports, LOGS);

    assertThat(settings)
        .containsEntry("listeners", "PLAINTEXT://127.0.0.1:9094,CONTROLLER://127.0.0.1:20003")
        .containsEntry(
            "controller.quorum.voters", "1@127.0.0.1:20001,2@127.0.0.1:20002,3@127.0.0.1:20003")
        .containsEntry("default.replication.factor", "3")
        .containsEntry("min.insync.replicas", "2")
        .containsEntry("transaction.state.log.min.isr", "2")
        .containsEntry("share.coordinator.state.topic.replication.factor", "3")
        .doesNotContainKey("authorizer.class.name");
  }
}
