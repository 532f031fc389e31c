package io.millrace.admin.catalogue;

import java.util.Map;
import java.util.Optional;

/** Declares a topic by what is said of it; the rest is left to the cluster. */
public final class TopicDeclarationBuilder {
  private final String name;
  private final int partitions;
  private Optional<Short> replication = Optional.empty();
  private Optional<Map<String, String>> configs = Optional.empty();
  private Optional<Format> key = Optional.empty();
  private Optional<Format> value = Optional.empty();
  private Optional<String> deadLetter = Optional.empty();
  private Optional<String> owner = Optional.empty();
  private Optional<String> doc = Optional.empty();

  TopicDeclarationBuilder(String name, int partitions) {
    this.name = name;
    this.partitions = partitions;
  }

  /** Copies of each partition. */
  public TopicDeclarationBuilder replication(Optional<Short> copies) {
    replication = copies;
    return this;
  }

  /** All configs of the topic's own, as Kafka writes them. */
  public TopicDeclarationBuilder configs(Map<String, String> settings) {
    configs = Optional.of(settings);
    return this;
  }

  /** How keys are written. */
  public TopicDeclarationBuilder key(Optional<Format> format) {
    key = format;
    return this;
  }

  /** How values are written. */
  public TopicDeclarationBuilder value(Optional<Format> format) {
    value = format;
    return this;
  }

  /** The name of the topic for records that can't be handled. */
  public TopicDeclarationBuilder deadLetter(Optional<String> topic) {
    deadLetter = topic;
    return this;
  }

  /** Who answers for the topic. */
  public TopicDeclarationBuilder owner(Optional<String> who) {
    owner = who;
    return this;
  }

  /** What the topic is for. */
  public TopicDeclarationBuilder doc(Optional<String> text) {
    doc = text;
    return this;
  }

  /** The declaration. */
  public TopicDeclaration build() {
    return new TopicDeclaration(
        name,
        partitions,
        replication,
        configs.orElse(Map.of()),
        configs.isPresent(),
        key,
        value,
        deadLetter,
        owner,
        doc);
  }
}
