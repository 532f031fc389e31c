package io.millrace.admin.schema;

import io.millrace.admin.catalogue.SchemaText;
import io.millrace.admin.catalogue.SubjectDeclaration;
import io.millrace.evolution.CompatibilityCheck;
import io.millrace.evolution.Violation;
import io.millrace.registry.CompatibilityLevel;
import io.millrace.registry.SchemaRegistry;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/** Reads subjects; throws what {@link SchemaRegistry} throws. */
public final class RegistrySubjects {
  private final SchemaRegistry registry;

  public RegistrySubjects(SchemaRegistry registry) {
    this.registry = registry;
  }

  /** What the declared subject is like. */
  public SubjectState find(SubjectDeclaration declared) {
    Optional<CompatibilityLevel> level = registry.compatibility(declared.name());
    if (registry.find(declared.name(), schema(declared)).isPresent()) {
      return new SubjectState(true, true, level, List.of());
    }
    CompatibilityLevel wanted =
        declared.compatibility().orElseGet(() -> registry.effectiveCompatibility(declared.name()));
    SubjectVersions versions = SubjectVersions.read(registry, declared.name(), wanted);
    return versions.isEmpty()
        ? SubjectState.withoutVersions(level)
        : new SubjectState(
            true, false, level, incompatibilities(declared, level, wanted, versions));
  }

  /**
   * Ours say where in the schema, and what to do. The registry may refuse what they allow, as far
   * as it can be asked: by the level that it has now, and where nothing refers to other subjects,
   * which Apicurio doesn't resolve for this question.
   */
  private List<String> incompatibilities(
      SubjectDeclaration declared,
      Optional<CompatibilityLevel> level,
      CompatibilityLevel wanted,
      SubjectVersions versions) {
    List<Violation> ours = versions.violations(CompatibilityCheck.of(wanted), declared.schema());
    boolean isLevelNew =
        declared.compatibility().isPresent() && !declared.compatibility().equals(level);
    return ours.isEmpty() && !isLevelNew && !versions.refer()
        ? registry.incompatibilities(declared.name(), declared.schema())
        : ours.stream().map(Violation::toString).toList();
  }
}
