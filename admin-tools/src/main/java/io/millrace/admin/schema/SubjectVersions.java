package io.millrace.admin.schema;

import io.millrace.evolution.CompatibilityCheck;
import io.millrace.evolution.Violation;
import io.millrace.registry.CompatibilityLevel;
import io.millrace.registry.RegisteredSchema;
import io.millrace.registry.SchemaRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/** The versions of one subject as far as a level looks at them, oldest first. */
final class SubjectVersions {
  private final List<RegisteredSchema> versions;

  private SubjectVersions(List<RegisteredSchema> versions) {
    this.versions = versions;
  }

  /** Asks for every version if the level is transitive, else for the last. */
  static SubjectVersions read(SchemaRegistry registry, String subject, CompatibilityLevel level) {
    if (!level.name().endsWith("_TRANSITIVE")) {
      return new SubjectVersions(registry.latest(subject).stream().toList());
    }
    return all(registry, subject);
  }

  /** Asks for every version. */
  static SubjectVersions all(SchemaRegistry registry, String subject) {
    return new SubjectVersions(
        registry.versions(subject).stream()
            .map(version -> registry.version(subject, version))
            .flatMap(Optional::stream)
            .toList());
  }

  /** Whether one of them names types of other subjects. */
  boolean refer() {
    return versions.stream().anyMatch(version -> !version.references().isEmpty());
  }

  boolean isEmpty() {
    return versions.isEmpty();
  }

  /** The schema held against each of them. */
  List<Comparison> compare(CompatibilityCheck check, NamedSchema next) {
    return versions.stream()
        .map(
            version ->
                SchemaCheck.compare(
                    check,
                    new NamedSchema(version.subject() + "@" + version.version(), version.schema()),
                    next))
        .toList();
  }

  /** What the check forbids in a schema that comes after these; by the registry's numbers. */
  List<Violation> violations(CompatibilityCheck check, Schema next) {
    return check.violations(versions.stream().map(RegisteredSchema::schema).toList(), next).stream()
        .map(
            violation ->
                new Violation(versions.get(violation.version() - 1).version(), violation.change()))
        .toList();
  }

  /** What each of them breaks of a check that holds it to those before it. */
  List<String> broken(CompatibilityCheck check) {
    List<String> broken = new ArrayList<>();
    for (int i = 1; i < versions.size(); i++) {
      int version = versions.get(i).version();
      new SubjectVersions(versions.subList(0, i))
          .violations(check, versions.get(i).schema())
          .forEach(
              violation ->
                  broken.add(
                      "version %d: %s, against version %d"
                          .formatted(version, violation.change(), violation.version())));
    }
    return broken;
  }
}
