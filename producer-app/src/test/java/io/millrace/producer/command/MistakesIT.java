package io.millrace.producer.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users get wrong, and bad files: the printed lines, and the exit code. */
@WithStack
class MistakesIT {
  private static final String HEADER = "paymentId,amount,note\n";

  @TempDir private Path folder;
  private Stack stack;
  private Tool tool;
  private String topic;

  @BeforeEach
  void open(Stack local) {
    stack = local;
    tool = new Tool(local);
    topic = tool.payments();
  }

  @Test
  void whatIsNamedWronglyIsOneLine() throws IOException {
    Path file = write("p.csv", HEADER + "p1,1,\n");
    Path odd = write("p.xls", "x");

    usage("no topic is named: give --topic, such as --topic orders, or a --mapping", file);
    usage(
        "no topic none at %s: create it with admin-tools apply".formatted(stack.bootstrapServers()),
        file,
        "--topic",
        "none",
        "--schema",
        topic + "-value");
    usage(
        "the registry has no subject pay.avcs: see them with admin-tools schemas list, or name a file that ends with .avsc",
        file,
        "--topic",
        topic,
        "--schema",
        "pay.avcs");
    usage(
        "%s: its name doesn't tell its format (it would end in .csv, .tsv, .jsonl, .ndjson, .json, .avro): say --format csv, jsonl or avro"
            .formatted(odd),
        odd,
        "--topic",
        topic);
    usage(folder + " is a directory: name the files in it", folder, "--topic", topic);
    usage(
        "--rejects %s is a file that is imported: name another".formatted(file),
        file,
        "--topic",
        topic,
        "--rejects",
        file.toString());
    usage(
        "--report %s/none/r.json: there is no directory %s/none: make it first"
            .formatted(folder, folder),
        file,
        "--topic",
        topic,
        "--report",
        folder + "/none/r.json");
    assertThat(file).hasContent(HEADER + "p1,1,\n");
    assertThat(tool.read(topic)).isEmpty();
  }

  @Test
  void nothingIsRegisteredForColumnsThatAreNotThere() throws IOException {
    String fresh = tool.topic();
    Path schema = write("payment.avsc", Tool.PAYMENT.toString());
    Path lacks = write("l.csv", "paymentID,amuont\np1,1\n");
    Path semicolons = write("s.csv", "paymentId;amount\np1;1\n");

    int code = run(lacks, "--topic", fresh, "--schema", schema.toString(), "--key", "id");

    assertThat(tool.lines())
        .containsExactly(
            "producer-app: 3 problems: 1) key: there is no column id; 2) paymentId: there is no"
                + " column of its name, and the schema has no default; did you mean paymentID?; 3)"
                + " amount: there is no column of its name, and the schema has no default; did you"
                + " mean amuont?");
    assertThat(code).isEqualTo(6);
    usage(
        "there is one column only, \"paymentId;amount\": say --delimiter \";\" if that stands between columns",
        semicolons,
        "--topic",
        fresh,
        "--schema",
        schema.toString());
    assertThat(tool.run("generate", "--topic", fresh, "--schema", schema.toString(), "--key", "x"))
        .isEqualTo(2);
    assertThat(tool.lines())
        .containsExactly(
            "producer-app: no field x can be the key: test.Payment has paymentId, amount, note");
    assertThat(tool.registry().versions(fresh + "-value")).isEmpty();
  }

  @Test
  void linesThatCanNotBecomeEventsAreNamedAndTheRestIsPublished() throws IOException {
    Path file = folder.resolve("bad.csv");
    Files.write(
        file,
        (HEADER
                + "p1,1.50,caf\u00e9\n" // in the wrong encoding
                + "p2,12345678901.00,\n"
                + "p3,cheap,\n"
                + "p4,1\n"
                + "p5,1,ok\n")
            .getBytes(StandardCharsets.ISO_8859_1));

    int code = run(file, "--topic", topic, "--key", "paymentId");

    assertThat(tool.lines())
        .containsExactly(
            "refused %s:2: character 12 is no UTF-8".formatted(file),
            "refused %s:3: amount: \"12345678901.00\" has more than 7 digits before the point"
                .formatted(file),
            "refused %s:4: amount: \"cheap\" is no plain number".formatted(file),
            "refused %s:5: has 2 columns, the header 3".formatted(file),
            "1 acknowledged (%s 1), 4 refused, 0 unknown".formatted(topic));
    assertThat(code).isEqualTo(6);
    assertThat(run(file, "--topic", topic, "--key", "paymentId", "--encoding", "windows-1252"))
        .isEqualTo(6);
    assertThat(tool.read(topic).stream().map(ConsumerRecord::value).map(v -> v.get("note")))
        .map(String::valueOf)
        .containsExactly("ok", "caf\u00e9", "ok");
  }

  @Test
  void whatIsTooLargeIsNamedWithItsKeyAndKept() throws IOException {
    String ten = "p2,1," + "x".repeat(10_000_000) + "\n";
    Path file =
        write("big.csv", HEADER + "p1,1,\n" + ten + "p3,1," + "x".repeat(17 << 20) + "\np4,1,\n");
    Path rejects = folder.resolve("rejects.csv");

    int code = run(file, "--topic", topic, "--key", "paymentId", "--rejects", rejects.toString());

    assertThat(tool.lines())
        .containsExactly(
            "refused %s:3: the event of 10,000,105 bytes with key \"p2\" for topic %s is larger than max.request.size, 1,048,576"
                .formatted(file, topic),
            "refused %s:4: has more than 16777216 bytes and is left out: --max-line-bytes says how many a line may have"
                .formatted(file),
            "2 acknowledged (%s 2), 2 refused, 0 unknown".formatted(topic));
    assertThat(code).isEqualTo(6);
    assertThat(Files.readString(rejects))
        .contains("max.request.size, 1,048,576\n" + ten + "#millrace: ");
    assertThat(tool.keys(topic)).containsExactly("p1", "p4");
  }

  @Test
  void aFileThatEndsInTheMiddleStopsTheRunWhichLaterGoesOn() throws IOException {
    StringBuilder text = new StringBuilder(HEADER);
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      text.append("p").append(i).append(",1,").append(random.nextLong()).append('\n');
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    Path file = folder.resolve("p.csv.gz");
    Files.write(file, Arrays.copyOf(packed.toByteArray(), packed.size() / 2));

    int code = run(file, "--topic", topic, "--key", "paymentId", "--name", topic);

    assertThat(tool.lines())
        .hasSize(2)
        .first()
        .isEqualTo(
            "stopped: %s ends in the middle: get the whole file, and run this again"
                .formatted(file));
    assertThat(code).isEqualTo(6);
    Files.write(file, packed.toByteArray());
    assertThat(run(file, "--topic", topic, "--key", "paymentId", "--name", topic)).isZero();
    List<String> keys = tool.keys(topic);
    assertThat(keys).isEqualTo(IntStream.range(0, 20_000).mapToObj(i -> "p" + i).toList());
  }

  @Test
  void aFileThatChangedIsNotImportedFurther() throws IOException {
    Path file = write("p.csv", HEADER + "p1,1,a\n");
    assertThat(run(file, "--topic", topic, "--name", topic)).isZero();
    assertThat(run(file, "--topic", topic, "--name", topic)).isZero();
    assertThat(tool.lines()).containsExactly("0 acknowledged, 0 refused, 0 unknown");
    Files.writeString(file, HEADER + "p1,1,b\np2,1,b\n");

    int code = run(file, "--topic", topic, "--name", topic);

    assertThat(tool.lines())
        .containsExactly(
            "stopped: %s has changed: its first 29 bytes aren't those that an earlier run read: bring the old file back, or import this one with another --name"
                .formatted(file),
            "0 acknowledged, 0 refused, 0 unknown");
    assertThat(code).isEqualTo(6);
    assertThat(tool.read(topic)).hasSize(1);
  }

  private void usage(String line, Path file, String... args) {
    assertThat(run(file, args)).isEqualTo(2);
    assertThat(tool.lines()).containsExactly("producer-app: " + line);
  }

  private int run(Path file, String... args) {
    return tool.run(
        Stream.concat(Stream.of("import", file.toString()), Arrays.stream(args))
            .toArray(String[]::new));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
