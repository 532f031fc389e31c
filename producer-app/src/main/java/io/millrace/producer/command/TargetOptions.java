package io.millrace.producer.command;

import io.millrace.app.cli.AppException;
import io.millrace.app.schema.SchemaSource;
import io.millrace.producer.target.TargetRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The one topic of a run, and the schemas of its keys and values. */
final class TargetOptions {
  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description = "The topic to publish to, such as orders.")
  private String topic;

  @Option(
      names = "--schema",
      paramLabel = "SCHEMA",
      description =
          "The schema of the values: a file such as order.avsc, or SUBJECT[@VERSION]; else the"
              + " latest of the topic's subject.")
  private String schema;

  @Option(
      names = "--key-schema",
      paramLabel = "SCHEMA",
      description = "The schema of the keys, as for --schema; else they are plain text.")
  private String keySchema;

  boolean isGiven() {
    return !given().isEmpty();
  }

  /** The names of those that are given, as for a line that says what they are at odds with. */
  List<String> given() {
    List<String> given = new ArrayList<>();
    add(given, "--topic", topic);
    add(given, "--schema", schema);
    add(given, "--key-schema", keySchema);
    return given;
  }

  private static void add(List<String> given, String name, String value) {
    if (value != null) {
      given.add(name);
    }
  }

  /**
   * The target.
   *
   * @throws AppException with all that is wrong
   */
  TargetRequest request() {
    List<AppException> wrong = new ArrayList<>();
    if (topic == null || topic.isBlank()) {
      wrong.add(AppException.usage("no topic is named: give --topic, such as --topic orders"));
    }
    Optional<SchemaSource> value = Requests.parse(schema(), wrong);
    Optional<SchemaSource> key = Requests.parse(keySchema(), wrong);
    if (!wrong.isEmpty()) {
      throw AppException.all(wrong);
    }
    return new TargetRequest(topic, value, key);
  }

  /**
   * The topic.
   *
   * @throws AppException when none is named
   */
  String topic() {
    if (topic == null || topic.isBlank()) {
      throw AppException.usage(
          "no topic is named: give --topic, such as --topic orders, or a --mapping");
    }
    return topic;
  }

  /** As the user named it; empty for the topic's own. */
  Optional<String> schema() {
    return Optional.ofNullable(schema);
  }

  /** As the user named it; empty for text. */
  Optional<String> keySchema() {
    return Optional.ofNullable(keySchema);
  }
}
