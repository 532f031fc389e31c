package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.admin.group.GroupFixture;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WithStack
class GroupsResetIT {
  private static final Instant FIRST = Instant.parse("2026-03-01T10:00:00Z");

  @TempDir Path folder;
  private GroupFixture fixture;

  @BeforeEach
  void tenEventsOfWhichSevenAreRead(Stack stack) {
    fixture = GroupFixture.of(stack).create(1).send(0, 10, FIRST);
    fixture.commit(Map.of(fixture.partition(0), new OffsetAndMetadata(7)));
  }

  @ParameterizedTest
  @CsvSource({
    "--to-earliest, , 0",
    "--to-latest, , 10",
    "--to-offset, 4, 4",
    "--shift-by, -5, 2",
    "--shift-by, 1, 8",
    "--to-time, 2026-03-01T10:00:03Z, 3",
    "--to-time, 2026-03-01T11:00:03.5+01:00, 4",
    "--to-time, 2026-03-01T10:00:08+00:00[UTC], 8",
    "--to-time, 2026-03-01Z, 0",
    "--to-time, 1969-12-31T23:59:59.999Z, 0",
    "--to-time, +999999999-01-01T00:00:00Z, 10",
    "--by-duration, 0s, 10",
    "--by-duration, P36500D, 0",
    "--by-duration, PT2562047788015H, 0",
  })
  void itGoesWhereItIsTold(String option, String value, long offset) {
    Run run = execute(value == null ? List.of(option) : List.of(option, value));

    assertThat(run.code()).isZero();
    assertThat(fixture.offset(0)).isEqualTo(offset);
    assertThat(run.errLines()).last().asString().isEqualTo("1 changed, 0 as before, 0 failed");
  }

  @Test
  void aDurationGoesBackFromNow() {
    fixture.send(0, 2, Instant.now().minus(Duration.ofMinutes(90)));

    assertThat(execute(List.of("--by-duration", "2h")).code()).isZero();

    assertThat(fixture.offset(0)).isEqualTo(10);
  }

  @Test
  void anotherGroupLeadsWhereItHasOffsets() {
    GroupFixture other = fixture.group(fixture.group() + "-b");
    other.commit(Map.of(fixture.partition(0), new OffsetAndMetadata(3)));

    assertThat(execute(List.of("--to-group", other.group())).code()).isZero();

    assertThat(fixture.offset(0)).isEqualTo(3);
  }

  @Test
  void withoutExecuteItIsAPreview(Stack stack) {
    Run run = Run.against(stack, "groups", "reset", fixture.group(), "--to-earliest");

    assertThat(run.code()).isZero();
    assertThat(run.outLines().stream().map(line -> line.replaceAll(" +", " ")))
        .containsExactly("TOPIC PARTITION FROM TO BY NOTE", fixture.topic() + " 0 7 0 -7");
    assertThat(run.errLines())
        .containsExactly(
            "a preview: 1 would change, 0 stay, 0 not possible; --execute makes it so");
    assertThat(fixture.offset(0)).isEqualTo(7);
  }

  @Test
  void eventsThatWillNeverBeReadAreCounted(Stack stack) {
    Run run = Run.against(stack, "groups", "reset", fixture.group(), "--to-offset", "12");

    assertThat(run.outLines())
        .last()
        .asString()
        .endsWith("12 is out of range: to the end; skips 3 unread");
  }

  @Test
  void theWayBackIsPrintedAndLeadsBack(Stack stack) throws Exception {
    Run reset = execute(List.of("--to-earliest"));

    Path file = onlyFile();
    assertThat(reset.errLines())
        .containsExactly(
            "to take it back: admin-tools groups undo " + file + " --execute",
            "1 changed, 0 as before, 0 failed");
    Run preview = Run.against(stack, "groups", "undo", file.toString());
    assertThat(preview.code()).isZero();
    assertThat(preview.out()).contains("+7");
    assertThat(fixture.offset(0)).isZero();
    assertThat(undo(file).errLines()).last().asString().startsWith("1 changed");
    assertThat(fixture.offset(0)).isEqualTo(7);
    Run again = undo(file);
    assertThat(again.code()).isZero();
    assertThat(again.errLines()).containsExactly("0 changed, 1 as before, 0 failed");
    assertThat(fixture.offset(0)).isEqualTo(7);
  }

  @Test
  void aResetAsJsonIsOneDocument(Stack stack) throws Exception {
    Run run = execute(List.of("--to-offset", "99", "--output", "json"));

    JsonNode document = new ObjectMapper().readTree(run.out());
    assertThat(document.path("cluster").asText()).isNotEmpty();
    assertThat(document)
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"cluster": "%s", "group": "%s", "executed": true, "undoFile": "%s",
                     "offsets": [{"topic": "%s", "partition": 0, "from": 7, "to": 10,
                      "change": true, "skipped": 3, "note": "99 is out of range: to the end", "failure": null}],
                     "failures": []}
                    """
                        .formatted(
                            document.path("cluster").asText(),
                            fixture.group(),
                            onlyFile(),
                            fixture.topic())));
  }

  @Test
  void aTopicThatIsNotThereIsAFailureOfTheDocument() throws Exception {
    Run run =
        execute(
            List.of(
                "--to-earliest",
                "--topic",
                "nope",
                "--topic",
                fixture.topic(),
                "--output",
                "json"));

    JsonNode document = new ObjectMapper().readTree(run.out());
    assertThat(run.code()).isEqualTo(2);
    assertThat(document.path("offsets")).hasSize(1);
    assertThat(document.path("failures"))
        .singleElement()
        .satisfies(failure -> assertThat(failure.path("resource").asText()).isEqualTo("nope"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"classic", "consumer"})
  void aGroupWithMembersIsLeftAloneAndTheyAreNamed(String protocol) throws Exception {
    try (Consumer<String, String> member = fixture.join(protocol)) {
      Run run = execute(List.of("--to-earliest"));

      assertThat(run.code()).isEqualTo(1);
      assertThat(run.out()).isEmpty();
      assertThat(run.errLines().stream().map(GroupFixture::atAnyHost))
          .containsExactly(
              "admin-tools: group %s is active, and stays as it is: stop worker at HOST, and run this again"
                  .formatted(fixture.group()));
      assertThat(member.assignment()).hasSize(1);
    }
    assertThat(fixture.offset(0)).isEqualTo(7);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aPreviewOfAGroupWithMembersSaysThatTheyAreInTheWay(Stack stack) {
    try (Consumer<String, String> member = fixture.join("consumer")) {
      Run run = Run.against(stack, "groups", "reset", fixture.group(), "--to-earliest");

      assertThat(run.code()).isZero();
      assertThat(run.errLines())
          .last()
          .isEqualTo("the group is active: --execute will be refused until its member is stopped");
      assertThat(member.assignment()).hasSize(1);
    }
  }

  @Test
  void aTopicThatIsNotThereIsNamedAndTheOthersGoOn() {
    Run run =
        execute(List.of("--to-earliest", "--topic", "gone", "--topic", fixture.topic() + ":0,5"));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errLines().subList(1, run.errLines().size()))
        .containsExactly(
            "gone: no such topic or partition, or not any more",
            fixture.partition(5) + ": no such partition: the topic has 1",
            "1 changed, 0 as before, 2 failed");
    assertThat(fixture.offset(0)).isZero();
  }

  @Test
  void aGroupThatIsNotThereIsRefusedUnlessItMayBeMade(Stack stack) {
    GroupFixture made = fixture.group("new-" + fixture.group());
    String[] reset = {
      "groups",
      "reset",
      made.group(),
      "--to-latest",
      "--topic",
      fixture.topic(),
      "--execute",
      "--undo-dir",
      folder.toString()
    };

    Run refused = Run.against(stack, reset);
    Run allowed =
        Run.against(
            stack, Stream.concat(Stream.of(reset), Stream.of("--create")).toArray(String[]::new));

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.errLines())
        .singleElement()
        .asString()
        .startsWith("admin-tools: %s: no such group".formatted(made.group()));
    assertThat(allowed.code()).isZero();
    assertThat(made.offset(0)).isEqualTo(10);
  }

  @Test
  void aGroupWithoutOffsetsNeedsTopics(Stack stack) {
    Run run = Run.against(stack, "groups", "reset", "unborn", "--to-latest", "--create");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errLines())
        .containsExactly(
            "admin-tools: group unborn has no offsets yet: name the topics with --topic");
  }

  @Test
  void aShareGroupHasNoOffsetsToReset(Stack stack) {
    GroupFixture shared = fixture.group("share-" + fixture.group());
    try (ShareConsumer<String, String> member = shared.share()) {
      Run run = Run.against(stack, "groups", "reset", shared.group(), "--to-latest");

      assertThat(run.code()).isEqualTo(1);
      assertThat(run.errLines())
          .containsExactly(
              "admin-tools: group %s is a share group, whose offsets this tool leaves alone: use kafka-share-groups.sh"
                  .formatted(shared.group()));
      assertThat(member.subscription()).hasSize(1);
    }
  }

  @Test
  void anUndoOfAnotherClusterIsRefused(Stack stack) throws Exception {
    execute(List.of("--to-earliest"));
    String text = Files.readString(onlyFile());
    Path other = UndoFiles.ofCluster("elsewhere", text, folder.resolve("other.json"));

    Run run = Run.against(stack, "groups", "undo", other.toString(), "--execute");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errLines())
        .singleElement()
        .asString()
        .startsWith("admin-tools: the undo file is of cluster elsewhere, and this is cluster ")
        .endsWith(": nothing is changed");
    assertThat(fixture.offset(0)).isZero();
  }

  @Test
  void anUndoFileThatIsDamagedIsRefused(Stack stack) throws Exception {
    execute(List.of("--to-earliest"));
    Path file = onlyFile();
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

    Run run = Run.against(stack, "groups", "undo", file.toString(), "--execute");

    assertThat(run.code()).isEqualTo(6);
    assertThat(run.errLines())
        .containsExactly(
            "admin-tools: %s is damaged, or was edited, or is no undo file: it is no whole JSON document; nothing is changed"
                .formatted(file));
    assertThat(fixture.offset(0)).isZero();
  }

  @Test
  void anUndoOfAGroupWithMembersIsRefused(Stack stack) throws Exception {
    execute(List.of("--to-earliest"));
    Path file = onlyFile();
    try (Consumer<String, String> member = fixture.join("classic")) {
      Run run = undo(file);

      assertThat(run.code()).isEqualTo(1);
      assertThat(run.err()).contains("is active", "worker at ");
      assertThat(member.assignment()).hasSize(1);
    }
    assertThat(fixture.offset(0)).isZero();
  }

  private Run execute(List<String> options) {
    return Run.against(
        fixture.stack(),
        Stream.of(
                List.of("groups", "reset", fixture.group(), "--execute"),
                List.of("--undo-dir", folder.toString()),
                options)
            .flatMap(List::stream)
            .toArray(String[]::new));
  }

  private Run undo(Path file) {
    return Run.against(
        fixture.stack(),
        "groups",
        "undo",
        file.toString(),
        "--execute",
        "--undo-dir",
        folder + "/redo");
  }

  private Path onlyFile() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.filter(Files::isRegularFile).toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }
}
