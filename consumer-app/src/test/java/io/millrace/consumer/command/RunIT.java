package io.millrace.consumer.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.consumer.handle.Bench;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command run, as a user has it. */
@WithStack
class RunIT {
  private static final Pattern PORT = Pattern.compile("served at port (\\d+)");

  private Stack stack;
  private Bench bench;

  @TempDir private Path folder;

  @BeforeEach
  void open(Stack local) throws Exception {
    stack = local;
    bench = Bench.create(local, 2);
  }

  @Test
  void allIsHandledAndTheSumIsTold() throws Exception {
    bench.produce(0, 100, 10);

    CommandRun run = run(Handlers.Taking.class.getName(), "--until-end");

    assertThat(run.err()).isEqualTo("100 processed, 0 dead letters, 0 retries\n");
    assertThat(run.exitCode()).isZero();
    assertThat(bench.committed()).isEqualTo(100);
  }

  @Test
  void aHandlerThatIsNoneIsOneLine() {
    assertEnds(
        "com.acme.Missing",
        2,
        "consumer-app: no class com.acme.Missing is on the class path: check the name, and that"
            + " MILLRACE_CLASSPATH has its jar and those it needs");
    assertEnds("java.lang.String", 2, "class java.lang.String is no handler");
    assertEnds(Handlers.Anything.class.getName(), 2, "doesn't say what events it takes");
    assertEnds(Handlers.Broken.class.getName(), 1, "no mail server is set");
  }

  @Test
  void aHandlerThatBreaksDownEndsTheRunAndNothingIsCommitted() throws Exception {
    bench.produce(0, 1, 1);

    assertEnds(
        Handlers.Dying.class.getName(),
        1,
        "consumer-app: java.lang.StackOverflowError in the handler, at the event at offset 0 of "
            + bench.topic()
            + ", partition 0: too deep");
    assertEnds(Handlers.Silent.class.getName(), 1, "gave null for the event at offset 0");
    assertThat(bench.committed()).isZero();
  }

  @Test
  void topicsThatAreNotThereAreNamed() {
    assertThat(run(Handlers.Taking.class.getName(), "--dead-letter-topic", "nowhere").err())
        .contains("no topic nowhere at ")
        .contains("for dead letters: create it with admin-tools topics create");
    CommandRun own = run(Handlers.Taking.class.getName(), "--dead-letter-topic", bench.topic());
    assertThat(own.err()).contains("which is read: they would come again for ever");
    assertThat(own.exitCode()).isEqualTo(2);
  }

  @Test
  void wrongOptionsAreToldTogether() {
    CommandRun run =
        run(
            Handlers.Taking.class.getName(),
            "--lanes",
            "0",
            "--max-in-flight",
            "0",
            "--retries=-1");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("3 problems").contains("--lanes").contains("--max-in-flight");
  }

  @Test
  void withoutTheRightToItsGroupItIsNamed() throws Exception {
    bench.produce(0, 1, 1);
    AclBinding denied =
        new AclBinding(
            new ResourcePattern(ResourceType.GROUP, bench.group(), PatternType.LITERAL),
            new AccessControlEntry("User:*", "*", AclOperation.READ, AclPermissionType.DENY));
    try (Admin admin = bench.admin()) {
      admin.createAcls(List.of(denied)).all().get();
      try {
        assertEnds(Handlers.Taking.class.getName(), 5, bench.group());
      } finally {
        admin.deleteAcls(List.of(denied.toFilter())).all().get();
      }
    }
  }

  @Test
  void whoAsksIsToldHowItGoes() throws Exception {
    bench.produce(0, 10, 10);
    try (ChildRun run =
        child("ledger", "--handler", Handlers.Taking.class.getName(), "--metrics-port", "0")) {
      run.await(() -> PORT.matcher(run.err()).find());
      Matcher port = PORT.matcher(run.err());
      assertThat(port.find()).isTrue();
      String base = "http://127.0.0.1:" + port.group(1);
      run.await(() -> get(base + "/metrics").body().contains("outcome=\"processed\""));

      assertThat(get(base + "/metrics").body())
          .contains("millrace_consumer_lag_events{partition=\"0\"")
          .contains("millrace_consumer_in_flight")
          .contains("millrace_consumer_handler_seconds_count")
          .contains("kafka_consumer_");
      assertThat(get(base + "/health").statusCode()).isEqualTo(200);
      assertThat(get(base + "/ready").statusCode()).isEqualTo(200);
      assertThat(get(base + "/status").body()).contains(bench.topic() + "-0: done up to ");
      assertThat(get(base + "/else").statusCode()).isEqualTo(404);
      run.signal("CONT");
      run.await(() -> run.err().contains(bench.topic() + "-1: done up to "));
      assertThat(run.stop()).isEqualTo(130);
      assertThat(run.err()).contains("10 processed, 0 dead letters");
    }
  }

  @Test
  void killedAtAnyMomentNothingIsLostAndTheOrderOfKeysIsKept() throws Exception {
    // So that the next run needn't wait until the group misses the one that was killed.
    Path config = folder.resolve("client.properties");
    Files.writeString(config, "group.instance.id=one\n");
    String[] arguments = {
      "--handler", Handlers.Recording.class.getName(), "--config", config.toString()
    };
    int kills = Integer.getInteger("millrace.kills", 3);
    long seed = Long.getLong("millrace.seed", System.nanoTime());
    Random random = new Random(seed);
    int count = 0;
    for (int i = 0; i < kills; i++) {
      bench.produce(count, count + 2_000, 50);
      count += 2_000;
      Path ledger = folder.resolve("ledger");
      long before = lines(ledger).size();
      try (ChildRun run = child("ledger", arguments)) {
        run.await(() -> lines(ledger).size() > before);
        Thread.sleep(random.nextInt(1_500));
        run.kill();
      }
    }
    try (ChildRun run =
        child(
            "ledger",
            Stream.concat(Stream.of(arguments), Stream.of("--until-end")).toArray(String[]::new))) {
      assertThat(run.exitCode()).as(run.err()).isZero();
    }

    List<String> lines = lines(folder.resolve("ledger"));
    assertThat(anomalies(lines, count)).as("seed " + seed).isEmpty();
    assertThat(bench.committed()).isEqualTo(count);
    // A second of work at most, of 32 lanes, each time.
    assertThat(lines.size() - count).as("repeats, seed " + seed).isLessThan(kills * 2_000);
    System.out.printf("%d kills, %d repeats of %d%n", kills, lines.size() - count, count);
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private static List<String> anomalies(List<String> lines, int count) {
    List<String> anomalies = new ArrayList<>();
    Map<Integer, Integer> times = new HashMap<>();
    Map<String, Integer> newest = new HashMap<>();
    for (String line : lines) {
      String key = line.substring(0, line.indexOf(' '));
      int number = Integer.parseInt(line.substring(key.length() + 1));
      if (times.merge(number, 1, Integer::sum) == 1) {
        int before = newest.getOrDefault(key, number % 50 - 50);
        if (number != before + 50) {
          anomalies.add("key %s: %d after %d".formatted(key, number, before));
        }
        newest.put(key, number);
      }
    }
    for (int i = 0; i < count; i++) {
      if (!times.containsKey(i)) {
        anomalies.add("lost: " + i);
      }
    }
    return anomalies;
  }

  private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }

  private void assertEnds(String handler, int code, String line) {
    CommandRun run = run(handler, "--until-end");

    assertThat(run.err()).contains(line);
    assertThat(run.exitCode()).isEqualTo(code);
    assertThat(run.err().lines().filter(l -> l.startsWith("consumer-app:"))).hasSize(1);
  }

  private CommandRun run(String handler, String... more) {
    List<String> arguments = arguments();
    arguments.addAll(List.of("--handler", handler));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments);
  }

  private ChildRun child(String ledger, String... more) throws IOException {
    List<String> arguments = arguments();
    arguments.addAll(List.of(more));
    return ChildRun.start(
        folder.resolve("err"),
        List.of("-D" + Handlers.Recording.FILE + "=" + folder.resolve(ledger)),
        arguments);
  }

  private List<String> arguments() {
    return new ArrayList<>(
        List.of(
            "run",
            bench.topic(),
            "--group",
            bench.group(),
            "--bootstrap-servers",
            stack.bootstrapServers(),
            "--schema-registry",
            stack.registryUrl(),
            "--retry-backoff",
            "5ms"));
  }
}
