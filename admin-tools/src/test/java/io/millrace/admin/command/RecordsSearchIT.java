package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;

@WithStack
class RecordsSearchIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void aSearchTellsWhatItScannedAndThatItIsAll(Stack stack) {
    RecordTopic topic = filled(stack);

    Run run =
        Run.against(stack, "records", "search", topic.name(), "--filter", "value.number > 17");

    assertThat(run.code()).isZero();
    assertThat(run.outLines()).hasSize(2);
    assertThat(run.errLines())
        .containsExactly(
            "PARTITION  FROM  NEXT  END  SCANNED  MATCHED  EARLIEST                  LATEST",
            "        0     0    10   10       10        1  1970-01-01T00:00:00Z      1970-01-01T00:00:00.018Z",
            "        1     0    10   10       10        1  1970-01-01T00:00:00.001Z  1970-01-01T00:00:00.019Z",
            "20 scanned, 2 matched, 0 undecodable; stopped: all is read",
            "to go on from there: admin-tools records search %s --filter 'value.number > 17' --bootstrap-servers %s --schema-registry %s --from-offsets 0:10,1:10"
                .formatted(topic.name(), stack.bootstrapServers(), stack.registryUrl()));
  }

  @Test
  void goingOnGivesEachMatchOnceInAll(Stack stack) throws JsonProcessingException {
    RecordTopic topic = filled(stack);
    List<Long> found = new ArrayList<>();
    String place = "0:0,1:0";
    String stopped = "limit";

    for (int runs = 0; stopped.equals("limit") && runs < 20; runs++) {
      Run run =
          Run.against(
              stack,
              "records",
              "search",
              topic.name(),
              "--filter",
              "value.number % 3 == 0",
              "--limit",
              "2",
              "--from-offsets",
              place,
              "--report",
              "json");
      for (String line : run.outLines()) {
        found.add(JSON.readTree(line).path("value").path("number").asLong());
      }
      JsonNode search = JSON.readTree(run.err()).path("search");
      stopped = search.path("stopped").asText();
      place = search.path("resume").asText().replaceAll(".* ", "");
    }

    assertThat(found).containsExactlyInAnyOrder(0L, 3L, 6L, 9L, 12L, 15L, 18L);
    assertThat(stopped).isEqualTo("end");
  }

  @Test
  void theReportIsAlsoForPrograms(Stack stack) throws JsonProcessingException {
    RecordTopic topic = filled(stack);

    Run run =
        Run.against(
            stack,
            "records",
            "search",
            topic.name(),
            "--partition=1",
            "--key",
            "s",
            "--max-duration",
            "0s",
            "--report",
            "json");

    assertThat(run.code()).isZero();
    JsonNode search = JSON.readTree(run.err()).path("search");
    assertThat(search.path("stopped").asText()).isEqualTo("max-duration");
    assertThat(search.path("scanned").asLong()).isZero();
    assertThat(search.path("matched").asLong()).isZero();
    assertThat(search.path("undecodable").asLong()).isZero();
    assertThat(search.path("filterErrors").asLong()).isZero();
    assertThat(search.path("notes")).isEmpty();
    assertThat(search.path("resume").asText()).doesNotContain("--partition").endsWith("1:0");
    assertThat(search.path("partitions"))
        .hasToString(
            "[{\"partition\":1,\"from\":0,\"next\":0,\"end\":10,\"scanned\":0,\"matched\":0,"
                + "\"undecodable\":0,\"earliest\":null,\"latest\":null}]");
  }

  @Test
  void nothingToLookForIsWrongUsage() {
    Run run = Run.of("records", "search", "orders");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errLines())
        .containsExactly(
            "admin-tools: say what to look for with --filter or --key; records consume shows all");
  }

  /** The numbers 0 to 19 in turns in two partitions. */
  private static RecordTopic filled(Stack stack) {
    RecordTopic topic = RecordTopic.create(stack, 2);
    try (Producer<byte[], byte[]> producer = topic.producer(Map.of())) {
      for (int number = 0; number < 20; number++) {
        RecordTopic.send(producer, topic.record(number % 2, "s", number));
      }
    }
    return topic;
  }
}
