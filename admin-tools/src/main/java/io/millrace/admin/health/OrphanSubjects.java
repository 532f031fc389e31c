package io.millrace.admin.health;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Subjects named after a topic that isn't there. Only names by topic are judged, {@code
 * <topic>-key} and {@code <topic>-value}; those by record stand for no single topic.
 */
final class OrphanSubjects implements Check {
  private static final List<String> ENDINGS = List.of("-key", "-value");

  @Override
  public String name() {
    return "orphan-subjects";
  }

  @Override
  public Set<Source> needs() {
    return Set.of(Source.TOPICS, Source.REGISTRY);
  }

  @Override
  public List<Finding> examine(Snapshot snapshot) {
    return snapshot.subjects().stream()
        .sorted()
        .flatMap(subject -> examine(subject, snapshot))
        .toList();
  }

  private Stream<Finding> examine(String subject, Snapshot snapshot) {
    return topic(subject)
        .filter(snapshot::isGone)
        .map(
            topic ->
                new Finding(
                    name(),
                    Severity.WARNING,
                    subject,
                    "the cluster has no topic " + topic,
                    "create the topic, or if nobody needs the subject: admin-tools schemas delete "
                        + Words.argument(subject)))
        .stream();
  }

  /** The topic that a subject is named after; empty for one that is named otherwise. */
  static Optional<String> topic(String subject) {
    return ENDINGS.stream()
        .filter(subject::endsWith)
        .map(ending -> subject.substring(0, subject.length() - ending.length()))
        .findFirst();
  }
}
