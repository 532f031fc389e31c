package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.admin.group.GroupFixture;
import io.millrace.app.cli.Program;
import io.millrace.app.cli.Stop;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

@WithStack
class GroupsDescribeIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  private GroupFixture fixture;

  @BeforeEach
  void name(Stack stack) {
    fixture = GroupFixture.of(stack);
  }

  @Test
  void aGroupIsALineAndEachOfItsPartitionsIsOne(Stack stack) {
    // Half an hour from the next hour, so that the two largest units of the age stay as they are.
    fixture.create(2).send(0, 10, Instant.now().minus(Duration.ofMinutes(50 * 60 + 30)));
    fixture.commit(at(0, 7, 1, 0));

    Run run = Run.against(stack, "groups", "describe", fixture.group());

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(lines(run))
        .containsExactly(
            "GROUP TYPE STATE MEMBERS LAG OLDEST UNREAD",
            fixture.group() + " classic empty 0 3 2d 2h",
            "",
            "GROUP TOPIC PARTITION COMMITTED END LAG OLDEST UNREAD MEMBER",
            "%s %s 0 7 10 3 2d 2h -".formatted(fixture.group(), fixture.topic()),
            "%s %s 1 0 0 0 - -".formatted(fixture.group(), fixture.topic()));
  }

  @Test
  void whoReadsAPartitionAndWhatIsOddAboutItAreInItsLine(Stack stack) {
    fixture.create(1).send(0, 1, Instant.now());
    try (Consumer<String, String> member = fixture.join("consumer")) {
      Run run = Run.against(stack, "groups", "describe", fixture.group());

      assertThat(lines(run).stream().map(GroupFixture::atAnyHost))
          .contains(
              "GROUP TOPIC PARTITION COMMITTED END LAG OLDEST UNREAD MEMBER NOTE",
              "%s %s 0 - 1 - - worker at HOST no offset committed yet"
                  .formatted(fixture.group(), fixture.topic()));
      assertThat(member.assignment()).hasSize(1);
    }
  }

  @Test
  void aDescriptionAsJsonHasEveryMemberOfItsShape(Stack stack) throws Exception {
    Instant first = Instant.parse("2026-03-01T10:00:00Z");
    fixture.create(1).send(0, 2, first).commit(at(0, 1));

    Run run = Run.against(stack, "groups", "describe", fixture.group(), "--output", "json");

    JsonNode document = JSON.readTree(run.out());
    Instant now = Instant.parse(document.path("at").asText());
    long age = Duration.between(first.plusSeconds(1), now).toMillis();
    assertThat(document)
        .isEqualTo(
            JSON.readTree(
                """
                {"at": "%s", "groups": [{"group": "%s", "type": "classic", "protocol": "",
                 "state": "empty", "coordinator": 1, "memberCount": 0, "lag": 1,
                 "oldestUnreadAt": "2026-03-01T10:00:01Z", "oldestUnreadAgeMs": %d,
                 "members": [],
                 "partitions": [{"topic": "%s", "partition": 0, "committed": 1, "end": 2, "lag": 1,
                  "oldestUnreadAt": "2026-03-01T10:00:01Z", "oldestUnreadAgeMs": %d,
                  "member": null, "note": null}]}], "failures": []}
                """
                    .formatted(now, fixture.group(), age, fixture.topic(), age)));
  }

  @Test
  void aWatchPrintsAsOftenAsItIsToldWithTheTrend(Stack stack) throws Exception {
    fixture.create(1).send(0, 2, Instant.now()).commit(at(0, 0));

    Run run =
        Run.against(
            stack,
            "groups",
            "describe",
            fixture.group(),
            "--summary",
            "--output",
            "json",
            "--watch",
            "--interval",
            "1s",
            "--count",
            "3");

    assertThat(run.code()).isZero();
    assertThat(run.outLines()).hasSize(3);
    JsonNode first = JSON.readTree(run.outLines().get(0)).path("groups").path(0);
    JsonNode third = JSON.readTree(run.outLines().get(2)).path("groups").path(0);
    assertThat(first.has("lagPerSecond")).isFalse();
    assertThat(first.has("partitions")).isFalse();
    assertThat(third.path("lagPerSecond").isDouble()).isTrue();
    assertThat(third.path("lagPerSecond").asDouble()).isZero();
  }

  @Test
  void theTrendOfAWatchIsInItsTable(Stack stack) {
    fixture.create(1).send(0, 2, Instant.now()).commit(at(0, 0));

    Run run =
        Run.against(
            stack,
            "groups",
            "describe",
            fixture.group(),
            "--watch",
            "--interval",
            "1s",
            "--count",
            "2");

    assertThat(lines(run).stream().filter(line -> line.startsWith("GROUP TYPE")))
        .containsExactly(
            "GROUP TYPE STATE MEMBERS LAG OLDEST UNREAD",
            "GROUP TYPE STATE MEMBERS LAG OLDEST UNREAD TREND GONE IN");
    assertThat(lines(run).stream().filter(line -> line.endsWith("steady -"))).hasSize(1);
  }

  @Test
  void ctrlCEndsAWatchWithoutAWordOfError(Stack stack) {
    fixture.create(1).commit(at(0, 0));
    // What the program does to the thread of the command on Ctrl-C.
    Thread.currentThread().interrupt();

    Run run = Run.against(stack, "groups", "describe", fixture.group(), "--watch");

    assertThat(Thread.interrupted()).isTrue();
    assertThat(run.code()).isEqualTo(130);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aGroupThatIsNotThereIsNamedAndTheOthersAreDescribed(Stack stack) {
    fixture.create(1).commit(at(0, 0));

    Run run = Run.against(stack, "groups", "describe", "nobody", fixture.group());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).contains(fixture.group());
    assertThat(run.errLines())
        .containsExactly(
            "nobody: no such group: admin-tools groups list shows those" + " there are");
  }

  @Test
  void aGroupThatIsNotThereIsAFailureOfTheDocument(Stack stack) throws Exception {
    fixture.create(1).commit(at(0, 0));

    Run run =
        Run.against(stack, "groups", "describe", "nobody", fixture.group(), "--output", "json");

    JsonNode document = JSON.readTree(run.out());
    assertThat(run.code()).isEqualTo(2);
    assertThat(document.path("groups")).hasSize(1);
    assertThat(document.path("failures"))
        .isEqualTo(
            JSON.readTree(
                """
                [{"resource": "nobody", "exitCode": 2,
                  "error": "no such group: admin-tools groups list shows those there are"}]
                """));
  }

  @Test
  void aWatchThatNobodyReadsAnyMoreEnds(Stack stack) {
    fixture.create(1).commit(at(0, 0));
    CommandLine line = AdminTools.commandLine(new Stop());
    StringWriter err = new StringWriter();
    PrintWriter closed =
        new PrintWriter(
            new OutputStream() {
              @Override
              public void write(int unused) throws IOException {
                throw new IOException("Broken pipe");
              }
            },
            false,
            StandardCharsets.UTF_8);
    line.setOut(closed).setErr(new PrintWriter(err));

    int code =
        Program.run(
            line,
            "groups",
            "describe",
            fixture.group(),
            "--watch",
            "--interval",
            "1h",
            "--bootstrap-servers",
            stack.bootstrapServers());

    assertThat(code).isZero();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void namesAreLiteralUnlessTheyAreAPattern(Stack stack) {
    fixture.create(1).commit(at(0, 0));
    String pattern = fixture.group().substring(0, 10) + ".*";

    assertThat(Run.against(stack, "groups", "describe", pattern).out()).isEmpty();
    assertThat(Run.against(stack, "groups", "describe", "--pattern", pattern).out())
        .contains(fixture.group());
  }

  @Test
  void howOftenToWatchNeedsAWatch() {
    Run run = Run.of("groups", "describe", "--count", "3");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errLines()).singleElement().asString().contains("--watch");
  }

  private Map<TopicPartition, OffsetAndMetadata> at(int partition, long offset) {
    return Map.of(fixture.partition(partition), new OffsetAndMetadata(offset));
  }

  private Map<TopicPartition, OffsetAndMetadata> at(int one, long first, int two, long second) {
    return Map.of(
        fixture.partition(one),
        new OffsetAndMetadata(first),
        fixture.partition(two),
        new OffsetAndMetadata(second));
  }

  private static List<String> lines(Run run) {
    return run.outLines().stream().map(line -> line.replaceAll(" +", " ")).toList();
  }
}
