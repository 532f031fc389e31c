package io.millrace.admin.schema;

import io.millrace.admin.catalogue.SchemaText;
import io.millrace.admin.catalogue.SubjectDeclaration;
import io.millrace.app.cli.AppException;
import io.millrace.registry.CompatibilityLevel;
import io.millrace.registry.RegisteredSchema;
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
    return registry
        .latest(declared.name())
        .map(
            latest ->
                new SubjectState(true, false, level, incompatibilities(declared, level, latest)))
        .orElseGet(() -> new SubjectState(false, false, level, List.of()));
  }

  /**
   * The schema that a subject ought to have.
   *
   * @throws AppException when only the registry knows it
   */
  public static Schema schema(SubjectDeclaration declared) {
    if (declared.source() instanceof SchemaText text) {
      return text.schema();
    }
    throw AppException.usage(
        "the schema of %s is to be one that is registered, which no plan can have yet"
            .formatted(declared.name()));
  }

  /**
   * The registry judges by the level that it has now. Where the catalogue declares another, which
   * the plan sets first, Avro's own rules judge; the registry has the last word when it registers.
   */
  private List<String> incompatibilities(
      SubjectDeclaration declared, Optional<CompatibilityLevel> level, RegisteredSchema latest) {
    CompatibilityLevel wanted =
        declared.compatibility().or(() -> level).orElse(CompatibilityLevel.NONE);
    List<String> ours =
        AvroCompatibility.problems(wanted, schema(declared), latest.schema()).stream()
            .map(problem -> problem + " (version " + latest.version() + ")")
            .toList();
    if (declared.compatibility().isPresent() && !declared.compatibility().equals(level)) {
      return ours;
    }
    List<String> theirs = registry.incompatibilities(declared.name(), schema(declared));
    // Ours say where in the schema; some registries give no reason at all.
    return theirs.isEmpty() || ours.isEmpty() ? theirs : ours;
  }
}
