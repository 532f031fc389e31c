package io.millrace.admin.catalogue;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads which version of a registered schema is meant. */
final class VersionReader {
  static final String SUBJECT = "subject";
  static final String VERSION = "version";
  static final List<String> KEYS = List.of(SUBJECT, VERSION);

  private final Problems problems;

  VersionReader(Problems problems) {
    this.problems = problems;
  }

  /** The version; empty, and a problem, when it isn't said. */
  Optional<RegisteredVersion> read(String name, Node node, Mapping mapping) {
    Optional<String> subject = mapping.text(SUBJECT);
    Optional<Node> at = mapping.find(VERSION);
    if (at.isEmpty()) {
      problems.add(node, "%s needs the key \"%s\" beside \"%s\"".formatted(name, VERSION, SUBJECT));
      return Optional.empty();
    }
    if (at.get() instanceof ScalarNode scalar && scalar.getValue().equals("latest")) {
      problems.add(
          scalar,
          "version must be a number: the latest may be another tomorrow, and a plan must not");
      return Optional.empty();
    }
    Optional<Integer> version = mapping.number(VERSION, Integer.MAX_VALUE);
    return subject.flatMap(known -> version.map(number -> new RegisteredVersion(known, number)));
  }
}
