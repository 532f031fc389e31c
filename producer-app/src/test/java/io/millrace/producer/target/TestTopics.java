package io.millrace.producer.target;

import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import io.millrace.app.schema.SchemaSource;
import io.millrace.local.Stack;
import io.millrace.producer.publish.TestSettings;
import io.millrace.producer.publish.TestTopic;
import io.millrace.registry.RegistrySettings;
import io.millrace.registry.SchemaRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.apache.avro.Schema;
import org.assertj.core.api.Assertions;

/** Topics of a test's own, and ways to connect to them. */
final class TestTopics {
  static final Schema ORDER =
      new Schema.Parser()
          .parse(
              """
              {"type":"record","name":"Order","namespace":"test","fields":[
               {"name":"id","type":"string"},
               {"name":"sales","type":{"type":"bytes","logicalType":"decimal","precision":9,"scale":2}},
               {"name":"at","type":{"type":"long","logicalType":"timestamp-millis"}}]}
              """);

  /** What an order may become. */
  static final Schema NEXT = withField("{\"name\":\"note\",\"type\":\"string\",\"default\":\"\"}");

  /** What an order may not become. */
  static final Schema WRONG = withField("{\"name\":\"note\",\"type\":\"string\"}");

  private final Stack stack;
  private final SchemaRegistry registry;

  TestTopics(Stack stack) {
    this.stack = stack;
    this.registry = SchemaRegistry.open(RegistrySettings.of(stack.registryUrl()));
  }

  SchemaRegistry registry() {
    return registry;
  }

  Connection connection() {
    return connection(stack.registryUrl(), Duration.ofSeconds(30));
  }

  Connection connection(String registryUrl, Duration timeout) {
    return Connection.of(stack.bootstrapServers(), registryUrl, timeout);
  }

  /** With settings as of a user's file. */
  Connection connection(Path folder, String... settings) {
    List<String> lines = new ArrayList<>(List.of(settings));
    lines.add("schema.registry.url=" + stack.registryUrl());
    try {
      return TestSettings.with(connection(), folder, lines.toArray(String[]::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String name() {
    return "targets-" + UUID.randomUUID();
  }

  String create() {
    try {
      return TestTopic.create(stack).name();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static TargetRequest request(String topic, Schema schema) {
    return new TargetRequest(
        topic, Optional.of(new SchemaSource.Given("order.avsc", schema)), Optional.empty());
  }

  static TargetRequest request(String topic, String subject, OptionalInt version) {
    return new TargetRequest(
        topic, Optional.of(new SchemaSource.Registered(subject, version)), Optional.empty());
  }

  static TargetRequest request(String topic) {
    return new TargetRequest(topic, Optional.empty(), Optional.empty());
  }

  /** How the program would end. */
  static Failure failure(Connection connection, Registration registration, TargetRequest... all) {
    Throwable thrown =
        Assertions.catchThrowable(() -> Targets.open(connection, List.of(all), registration));
    Assertions.assertThat(thrown).isNotNull();
    return Failure.of(thrown);
  }

  private static Schema withField(String field) {
    String text = ORDER.toString();
    return new Schema.Parser().parse(text.substring(0, text.length() - 2) + "," + field + "]}");
  }
}
