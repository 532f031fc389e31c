package io.millrace.benchmarks.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.benchmarks.record.DueHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatenciesTest {
  private static final String PROPERTY = "millrace.benchmark.report";

  @TempDir private Path folder;
  private Path report;

  @BeforeEach
  void nameTheReport() {
    report = folder.resolve("report");
    System.setProperty(PROPERTY, report.toString());
  }

  @AfterEach
  void forgetIt() {
    System.clearProperty(PROPERTY);
  }

  @Test
  void theReportComesWithTheLastEventThatWasDue() throws IOException {
    Latencies latencies = new Latencies(2);
    latencies.add(List.of()); // one of the warming up
    latencies.add(DueHeader.of(DueHeader.nowMicros()));
    assertThat(report).doesNotExist();
    latencies.add(DueHeader.of(DueHeader.nowMicros() - 60_000_000));

    assertThat(latencies.areComplete()).isTrue();
    assertThat(Files.readString(report))
        .startsWith("{\"read\": 2,")
        .containsPattern("p99\": 60[0-9]{3}\\.");
  }
}
