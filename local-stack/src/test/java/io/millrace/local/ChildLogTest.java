package io.millrace.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildLogTest {
  @TempDir private Path folder;

  @Test
  void theLastWordsAreTheInnermostCause() throws IOException {
    ChildLog log =
        log(
            """
            2026-11-24T17:00:00.000Z [main] ERROR kafka.Kafka$ - Exiting Kafka due to fatal exception
            org.apache.kafka.common.KafkaException: Socket server failed to bind
            \tat kafka.network.DataPlaneAcceptor.open(SocketServer.scala:1)
            Caused by: java.net.BindException: Address already in use
            \tat java.base/sun.nio.ch.Net.bind0(Native Method)
            \t... 9 more
            2026-11-24T17:00:01.000Z [main] INFO kafka.server.BrokerServer - shutting down
            """);

    assertThat(log.lastWords())
        .contains("Caused by: java.net.BindException: Address already in use");
  }

  @Test
  void theLastWordsAreTheLastErrorWhenThereIsNoException() throws IOException {
    assertThat(log("a\nx ERROR first\nx ERROR second\nend\n").lastWords())
        .contains("x ERROR second");
  }

  @Test
  void theLastWordsAreTheLastLineOtherwise() throws IOException {
    assertThat(log("one\ntwo\n\n").lastWords()).contains("two");
    assertThat(new ChildLog(folder.resolve("absent")).lastWords()).isEmpty();
  }

  @Test
  void theLogOfTheRunBeforeIsSetAside() throws IOException {
    ChildLog log = log("before\n");
    log.rotate();
    assertThat(log.file()).doesNotExist();
    assertThat(folder.resolve("x.log.1")).hasContent("before");
  }

  private ChildLog log(String text) throws IOException {
    return new ChildLog(Files.writeString(folder.resolve("x.log"), text));
  }
}
