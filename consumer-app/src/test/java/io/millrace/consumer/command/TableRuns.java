package io.millrace.consumer.command;

import io.millrace.consumer.postgres.Database;
import io.millrace.local.Stack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/** Exports of one topic to one database. */
record TableRuns(TestTopic topic, Database database, Path folder) {

  static TableRuns create(Stack stack, Path folder, int partitions) throws Exception {
    return new TableRuns(TestTopic.create(stack, partitions), Database.create(), folder);
  }

  /** The arguments of an export to the table, whose group is the topic's name. */
  List<String> arguments(String table, String... more) throws IOException {
    return argumentsAs("", table, more);
  }

  private List<String> argumentsAs(String group, String table, String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            topic.arguments(
                "export",
                "--to-table",
                table,
                "--group",
                topic.name() + group,
                "--jdbc-url",
                database.url(),
                "--jdbc-config",
                Database.login(folder).toString()));
    arguments.addAll(List.of(more));
    return arguments;
  }

  CommandRun run(String table, String... more) throws IOException {
    return CommandRun.of(arguments(table, more));
  }

  /** Runs it for a group of its own. */
  CommandRun runAs(String group, String table, String... more) throws IOException {
    return CommandRun.of(argumentsAs(group, table, more));
  }

  static Schema schema(String name, String... fields) {
    return new Schema.Parser()
        .parse(
            "{\"type\": \"record\", \"name\": \"%s\", \"namespace\": \"test\", \"fields\": [%s]}"
                .formatted(name, String.join(", ", fields)));
  }

  void publish(String key, GenericRecord value) throws Exception {
    topic.send(0, key, value);
  }
}
