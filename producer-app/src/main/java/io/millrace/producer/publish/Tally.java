package io.millrace.producer.publish;

/** How many inputs that were ready, and events of them, ended how. For one thread. */
final class Tally {
  final TopicCounts acknowledged = new TopicCounts();
  long bytes;
  long inputs;
  long refusedEvents;
  long unknownInputs;
  long unknownEvents;
  long commits;
  long aborts;
}
