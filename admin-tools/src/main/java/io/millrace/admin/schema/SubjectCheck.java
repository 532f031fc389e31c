package io.millrace.admin.schema;

import io.millrace.app.cli.AppException;
import io.millrace.evolution.CompatibilityCheck;
import io.millrace.registry.CompatibilityLevel;
import io.millrace.registry.SchemaReference;
import io.millrace.registry.SchemaRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds schema files to the versions of a subject. */
public final class SubjectCheck {
  private final SchemaRegistry registry;

  public SubjectCheck(SchemaRegistry registry) {
    this.registry = registry;
  }

  /**
   * Holds a file to a level against the last version, or against all if the level is transitive.
   *
   * @param level the subject's own when empty, of which the registry has the last word
   * @param meaning whether changes of meaning are violations too
   * @param references what the file's text names of other subjects
   * @throws AppException when there is no such subject
   */
  public CheckReport check(
      String subject,
      Path file,
      Optional<CompatibilityLevel> level,
      boolean meaning,
      List<SchemaReference> references) {
    SchemaFile next = SchemaFile.read(registry, subject, file, references);
    CompatibilityCheck check =
        new CompatibilityCheck(
            level.orElseGet(() -> registry.effectiveCompatibility(subject)), meaning);
    SubjectVersions versions = SubjectVersions.read(registry, subject, check.level());
    if (versions.isEmpty()) {
      throw new SubjectDirectory(registry).unknown(subject);
    }
    List<Comparison> comparisons = new ArrayList<>(versions.compare(check, next.named()));
    if (level.isEmpty() && comparisons.stream().allMatch(Comparison::isCompatible)) {
      List<String> refusals = refusals(subject, next, versions);
      if (!refusals.isEmpty()) {
        comparisons.add(
            new Comparison(file.toString(), subject, check.level(), List.of(), refusals));
      }
    }
    return new CheckReport(comparisons, Map.of(), Map.of());
  }

  /** Apicurio doesn't resolve references for this question. */
  private List<String> refusals(String subject, SchemaFile next, SubjectVersions versions) {
    return next.references().isEmpty() && !versions.refer()
        ? registry.incompatibilities(subject, next.schema())
        : List.of();
  }
}
