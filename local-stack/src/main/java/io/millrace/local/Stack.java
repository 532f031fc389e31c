package io.millrace.local;

/** Where a Kafka cluster and its schema registry are; they run as long as this is in use. */
public interface Stack {
  /** For the {@code bootstrap.servers} of a client. */
  String bootstrapServers();

  /** The base URL of the registry's API as Confluent's has it, with no slash at the end. */
  String registryUrl();
}
