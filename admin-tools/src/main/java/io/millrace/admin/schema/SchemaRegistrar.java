package io.millrace.admin.schema;

import io.millrace.admin.schema.Registration.Outcome;
import io.millrace.app.cli.AppException;
import io.millrace.evolution.CompatibilityCheck;
import io.millrace.evolution.Violation;
import io.millrace.registry.CompatibilityLevel;
import io.millrace.registry.RegisteredSchema;
import io.millrace.registry.SchemaReference;
import io.millrace.registry.SchemaRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Registers schemas of files, which are held to the subject's level before the registry is. */
public final class SchemaRegistrar {
  private final SchemaRegistry registry;
  private final String subject;

  public SchemaRegistrar(SchemaRegistry registry, String subject) {
    this.registry = registry;
    this.subject = subject;
  }

  /**
   * Registers the schema of a file as the next version, unless it is one already.
   *
   * @param references what the file's text names of other subjects
   * @param normalize whether the registry may bring the schema into its normal form first
   * @throws AppException when the level forbids the schema, with every rule that it breaks
   */
  public Registration register(Path file, List<SchemaReference> references, boolean normalize) {
    SchemaFile next = SchemaFile.read(registry, subject, file, references);
    Registration found = propose(next);
    if (found.outcome() == Outcome.PRESENT) {
      return found;
    }
    List<Integer> before = registry.versions(subject);
    int id = registry.register(subject, next.text(), references, normalize);
    int version = version(next, id);
    return new Registration(
        before.contains(version) ? Outcome.PRESENT : Outcome.REGISTERED,
        subject,
        OptionalInt.of(version),
        OptionalInt.of(id),
        found.level());
  }

  /**
   * What {@link #register} would do.
   *
   * @throws AppException as from there
   */
  public Registration propose(Path file, List<SchemaReference> references) {
    return propose(SchemaFile.read(registry, subject, file, references));
  }

  private Registration propose(SchemaFile next) {
    CompatibilityLevel level = registry.effectiveCompatibility(subject);
    Optional<RegisteredSchema> same = registry.find(subject, next.text(), next.references());
    if (same.isPresent()) {
      return new Registration(
          Outcome.PRESENT,
          subject,
          OptionalInt.of(same.get().version()),
          OptionalInt.of(same.get().id()),
          level);
    }
    SubjectVersions versions = SubjectVersions.read(registry, subject, level);
    refuseIncompatible(next, versions.violations(CompatibilityCheck.of(level), next.schema()));
    return new Registration(
        Outcome.PROPOSED, subject, OptionalInt.empty(), OptionalInt.empty(), level);
  }

  private void refuseIncompatible(SchemaFile next, List<Violation> violations) {
    if (!violations.isEmpty()) {
      throw AppException.refused(
          violations.stream()
              .map(Violation::toString)
              .collect(
                  Collectors.joining(
                      " ",
                      "%s can't be the next version of %s: ".formatted(next.file(), subject),
                      "")));
    }
  }

  /** A normal form is found by its id only, which one of the versions has. */
  private int version(SchemaFile next, int id) {
    return registry
        .find(subject, next.text(), next.references())
        .map(RegisteredSchema::version)
        .orElseGet(
            () ->
                registry.versionsOf(id).stream()
                    .filter(name -> name.subject().equals(subject))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            AppException.failed(
                                "the registry gave the id %d, and shows no version of %s with it"
                                    .formatted(id, subject),
                                null))
                    .version());
  }
}
