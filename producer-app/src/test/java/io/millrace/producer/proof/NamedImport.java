package io.millrace.producer.proof;

import io.millrace.local.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A named import of some material to a topic of its own, run any number of times. */
final class NamedImport implements AutoCloseable {
  private final Stack stack;
  private final Path folder;
  private final Material material;
  private final TopicLog topic;
  private final String name = "proof-" + UUID.randomUUID();

  private NamedImport(Stack stack, Path folder, Material material, TopicLog topic) {
    this.stack = stack;
    this.folder = folder;
    this.material = material;
    this.topic = topic;
  }

  /** One that nobody has run yet. */
  static NamedImport of(Stack stack, Path folder, Material material) throws Exception {
    return new NamedImport(stack, folder, material, TopicLog.create(stack, material.schema()));
  }

  TopicLog topic() {
    return topic;
  }

  /** Starts a run, with more arguments. */
  ChildRun start(String... more) throws IOException {
    Files.deleteIfExists(reportFile());
    List<String> arguments = new ArrayList<>(material.arguments(folder, topic.name()));
    arguments.addAll(List.of("--name", name));
    arguments.addAll(List.of("--rejects", rejectFile().toString()));
    arguments.addAll(List.of("--report", reportFile().toString()));
    arguments.addAll(List.of(more));
    return ChildRun.start(stack, folder, arguments);
  }

  /** The report of the last run, which has ended. */
  RunReport report() throws IOException {
    return RunReport.read(reportFile());
  }

  /** What is refused, with the reasons; rows are numbered by run, so without their numbers. */
  String rejects() throws IOException {
    return Files.exists(rejectFile())
        ? Files.readString(rejectFile()).replaceAll("query:\\d+", "query")
        : "";
  }

  /** What in the topic isn't as in the source. */
  List<String> anomalies() {
    return new Ledger(material.events()).anomalies(topic.committed());
  }

  private Path rejectFile() {
    return folder.resolve(name + ".rejects");
  }

  private Path reportFile() {
    return folder.resolve(name + ".json");
  }

  @Override
  public void close() {
    topic.close();
  }
}
