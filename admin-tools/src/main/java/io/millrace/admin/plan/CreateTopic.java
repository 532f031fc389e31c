package io.millrace.admin.plan;

import static java.util.Objects.requireNonNull;

import io.millrace.admin.catalogue.TopicDeclaration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Creates a topic as it is declared. */
public record CreateTopic(TopicDeclaration topic) implements Change {
  public CreateTopic {
    requireNonNull(topic, "topic");
  }

  @Override
  public Action action() {
    return Action.CREATE_TOPIC;
  }

  @Override
  public String resource() {
    return topic.name();
  }

  @Override
  public String summary() {
    Stream<String> configs =
        topic.configs().entrySet().stream()
            .map(config -> config.getKey() + "=" + config.getValue());
    return Stream.of(
            Stream.of("partitions=" + topic.partitions()),
            topic.replication().map(copies -> "replication=" + copies).stream(),
            configs)
        .flatMap(part -> part)
        .collect(Collectors.joining(", "));
  }

  @Override
  public Risk risk() {
    return Risk.SAFE;
  }

  @Override
  public String reason() {
    return "not there yet";
  }
}
