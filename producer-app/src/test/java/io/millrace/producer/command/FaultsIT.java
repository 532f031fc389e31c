package io.millrace.producer.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.millrace.local.OwnStack;
import io.millrace.local.Stack;
import io.millrace.local.StackOptions;
import io.millrace.local.junit.Stacks;
import io.millrace.local.junit.WithStack;
import io.millrace.producer.target.RelayedRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What fails around the program: the printed lines, and the exit code. */
@WithStack
class FaultsIT {
  @TempDir private Path folder;
  private Stack stack;
  private Tool tool;

  @BeforeEach
  void open(Stack local) {
    stack = local;
    tool = new Tool(local);
  }

  @Test
  void aRegistryThatIsDownAtTheStartIsOneLineAndNothingIsSent() throws IOException {
    String topic = tool.payments();

    int code =
        tool.runAt(
            "http://ada:canary-4711@127.0.0.1:1",
            "import",
            payments(1).toString(),
            "--topic",
            topic,
            "--timeout",
            "1");

    assertThat(tool.lines())
        .containsExactly(
            "producer-app: no answer from the schema registry at http://127.0.0.1:1 (connection"
                + " refused)");
    assertThat(code).isEqualTo(4);
    assertThat(tool.read(topic)).isEmpty();
  }

  @Test
  void eventsGoOnWhenTheRegistryGoesAway() throws Exception {
    String topic = tool.payments();
    RelayedRegistry relay = new RelayedRegistry(stack.registryUrl());
    try {
      relay.delay(Duration.ofMillis(200));
      CompletableFuture<Integer> code =
          CompletableFuture.supplyAsync(
              () ->
                  tool.runAt(
                      relay.url(),
                      "import",
                      payments(60).toString(),
                      "--topic",
                      topic,
                      "--rate",
                      "20"));
      Awaitility.await().until(() -> !tool.read(topic).isEmpty());
      relay.close();

      assertThat(code.get()).isZero();
    } finally {
      relay.close();
    }
    assertThat(tool.lines())
        .containsExactly("60 acknowledged (%s 60), 0 refused, 0 unknown".formatted(topic));
  }

  @Test
  void aBrokerThatGoesAwayLeavesNoInputUncounted() throws Exception {
    try (OwnStack own = Stacks.start(StackOptions.ephemeral())) {
      Tool at = new Tool(own);
      String topic = at.payments();
      Path config =
          Files.write(
              folder.resolve("client.properties"),
              List.of("delivery.timeout.ms=3000", "request.timeout.ms=2000", "max.block.ms=2000"));
      CompletableFuture<Integer> code =
          CompletableFuture.supplyAsync(
              () ->
                  at.run(
                      "import",
                      payments(2_000).toString(),
                      "--topic",
                      topic,
                      "--rate",
                      "100",
                      "--config",
                      config.toString()));
      Awaitility.await().until(() -> !at.read(topic).isEmpty());
      own.brokers().get(0).kill();

      assertThat(code.get()).isEqualTo(7);
      Matcher counts =
          Pattern.compile("(\\d+) acknowledged \\(\\S+ (\\d+)\\), (\\d+) refused, (\\d+) unknown")
              .matcher(at.err());
      assertThat(counts.find()).as(at.err()).isTrue();
      assertThat(Long.parseLong(counts.group(4))).isPositive();
      assertThat(at.err()).contains("stopped: ");
      own.brokers().get(0).start();
      long acknowledged = Long.parseLong(counts.group(2));
      Awaitility.await()
          .ignoreExceptions()
          .untilAsserted(
              () ->
                  assertThat((long) at.read(topic).size())
                      .isBetween(acknowledged, acknowledged + Long.parseLong(counts.group(4))));
    }
  }

  @Test
  void missingRightsAreNamed() throws Exception {
    String topic = tool.payments();
    String file = payments(1).toString();
    String id = "millrace-import-" + topic;

    int code =
        withRule(
            ResourceType.TOPIC,
            topic,
            () -> tool.run("import", file, "--topic", topic, "--name", topic));

    assertThat(tool.lines())
        .containsExactly(
            "producer-app: topic %s: this user may not write to it: allow the operation Write on the topic"
                .formatted(topic));
    assertThat(code).isEqualTo(5);
    assertThat(
            withRule(
                ResourceType.TRANSACTIONAL_ID,
                id,
                () -> tool.run("import", file, "--topic", topic, "--name", topic)))
        .isEqualTo(5);
    assertThat(tool.lines())
        .containsExactly("producer-app: not authorized to write with the transactional id " + id);
    assertThat(tool.read(topic)).isEmpty();
  }

  /** With nothing allowed but to describe something. */
  private int withRule(ResourceType type, String name, IntSupplier run) throws Exception {
    AclBinding rule =
        new AclBinding(
            new ResourcePattern(type, name, PatternType.LITERAL),
            new AccessControlEntry("User:*", "*", AclOperation.DESCRIBE, AclPermissionType.ALLOW));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
      admin.createAcls(List.of(rule)).all().get();
      try {
        return run.getAsInt();
      } finally {
        admin.deleteAcls(List.of(rule.toFilter())).all().get();
      }
    }
  }

  @Test
  void aFullDiskUnderTheRejectsLosesNothing() throws Exception {
    String topic = tool.payments();
    Path bad = Files.writeString(folder.resolve("bad.csv"), csv("cheap", 0, 4_000));
    Path disk = Files.createDirectory(folder.resolve("disk"));
    Path rejects = disk.resolve("rejects.csv");
    String[] args = {
      "import",
      bad.toString(),
      "--topic",
      topic,
      "--name",
      topic,
      "--rejects",
      rejects.toString(),
      "--transaction-interval",
      "10m"
    };
    mount(disk);
    try {
      int code = tool.run(args);

      assertThat(tool.err())
          .contains(
              "stopped: can't write refused input to %s: No space left on device; nothing of it is lost"
                  .formatted(rejects));
      assertThat(code).isEqualTo(1);
      assertThat(
              tool.run(
                  "generate",
                  "--topic",
                  topic,
                  "--count",
                  "1",
                  "--rate",
                  "0",
                  "--report",
                  disk.resolve("report.json").toString()))
          .isEqualTo(1);
      assertThat(tool.lines())
          .contains(
              "producer-app: cannot write the report to %s: No space left on device"
                  .formatted(disk.resolve("report.json")));
    } finally {
      unmount(disk);
    }
    assertThat(tool.run(args)).isEqualTo(6);
    assertThat(tool.lines()).last().isEqualTo("0 acknowledged, 4,000 refused, 0 unknown");
    assertThat(Files.readAllLines(rejects).stream().filter(line -> line.startsWith("p")))
        .hasSize(4_001)
        .doesNotHaveDuplicates();
  }

  @Test
  void aReportThatCannotBeWrittenHidesNothingWorse() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.csv"), csv("cheap", 0, 3));

    int code = tool.run("import", "" + bad, "--topic", tool.payments(), "--report", "/dev/full");

    assertThat(tool.lines())
        .last()
        .asString()
        .startsWith("producer-app: cannot write the report to /dev/full: ")
        .endsWith("; and 3 inputs were refused");
    assertThat(code).isEqualTo(6);
  }

  @Test
  void whatABrokerRefusesIsInTheFileOfRejectsWithItsPlaceAndText() throws IOException {
    String topic = tool.payments("max.message.bytes", "20000");
    String large = "p2,1," + "x".repeat(30_000);
    Path file =
        Files.writeString(
            folder.resolve("l.csv"), "paymentId,amount,note\np1,1,\n" + large + "\np3,1,\n");
    Path rejects = folder.resolve("l.rejects");
    Path config = Files.writeString(folder.resolve("client.properties"), "compression.type=none\n");

    int code =
        tool.run(
            "import",
            "" + file,
            "--topic",
            topic,
            "--rejects",
            "" + rejects,
            "--config",
            "" + config);

    assertThat(code).isEqualTo(6);
    assertThat(tool.read(topic)).hasSize(2);
    List<String> lines = Files.readAllLines(rejects);
    assertThat(lines)
        .hasSize(4)
        .contains("paymentId,amount,note", large)
        .anySatisfy(
            line -> assertThat(line).startsWith("#millrace: " + file + ":3: topic " + topic));
  }

  @Test
  void anEventWithoutAKeyIsRefusedAheadWhereTheTopicIsCompacted() throws IOException {
    String topic = tool.payments("cleanup.policy", "compact");
    Path file = payments(2);

    int code = tool.run("import", "" + file, "--topic", topic, "--transactional");

    assertThat(code).isEqualTo(6);
    assertThat(tool.lines())
        .containsExactly(
            "refused %s:2: it has no key, and topic %s is compacted: each of its events has one"
                .formatted(file, topic),
            "refused %s:3: it has no key, and topic %s is compacted: each of its events has one"
                .formatted(file, topic),
            "0 acknowledged, 2 refused, 0 unknown");
  }

  private static void mount(Path disk) throws Exception {
    Process mount =
        new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString())
            .redirectErrorStream(true)
            .start();
    assumeTrue(mount.waitFor() == 0, "a small disk can be mounted by root only");
  }

  private static void unmount(Path disk) throws Exception {
    int unused = new ProcessBuilder("umount", disk.toString()).start().waitFor();
  }

  @Test
  void aPortThatIsTakenForMetricsIsNamed() throws IOException {
    String topic = tool.payments();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int code =
          tool.run(
              "import",
              payments(1).toString(),
              "--topic",
              topic,
              "--metrics-port",
              "" + taken.getLocalPort());

      assertThat(tool.lines())
          .containsExactly(
              "producer-app: metrics can't be served on 127.0.0.1:%d (Address already in use):"
                      .formatted(taken.getLocalPort())
                  + " give another port");
      assertThat(code).isEqualTo(1);
    }
    assertThat(tool.read(topic)).isEmpty();
  }

  @Test
  void metricsOfTheRunAndOfTheClientAreServed() throws Exception {
    String topic = tool.payments();
    CompletableFuture<Integer> code =
        CompletableFuture.supplyAsync(
            () ->
                tool.run(
                    "import",
                    payments(100).toString(),
                    "--topic",
                    topic,
                    "--rate",
                    "20",
                    "--metrics-port",
                    "0"));
    Pattern told = Pattern.compile("metrics are served at port (\\d+)");
    Awaitility.await().until(() -> told.matcher(tool.err()).find());
    Matcher port = told.matcher(tool.err());
    assertThat(port.find()).isTrue();
    HttpRequest look =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%s/metrics".formatted(port.group(1))))
            .build();

    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(HttpClient.newHttpClient().send(look, BodyHandlers.ofString()).body())
                    .containsPattern("millrace_producer_events_total [1-9]")
                    .containsPattern("millrace_producer_inputs_total [1-9]")
                    .contains("kafka_producer_metrics_record_send_total"));
    assertThat(code.get()).isZero();
  }

  private Path payments(int number) {
    try {
      return Files.writeString(folder.resolve("p.csv"), csv("1", 0, number));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String csv(String amount, int from, int to) {
    StringBuilder text = new StringBuilder("paymentId,amount,note\n");
    IntStream.range(from, to)
        .forEach(i -> text.append("p").append(i).append(',').append(amount).append(",\n"));
    return text.toString();
  }
}
