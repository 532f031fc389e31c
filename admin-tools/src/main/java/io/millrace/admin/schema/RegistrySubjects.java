package io.millrace.admin.schema;

import io.millrace.admin.catalogue.RegisteredVersion;
import io.millrace.admin.catalogue.SchemaText;
import io.millrace.admin.catalogue.SubjectDeclaration;
import io.millrace.evolution.CompatibilityCheck;
import io.millrace.evolution.Violation;
import io.millrace.registry.CompatibilityLevel;
import io.millrace.registry.RegisteredSchema;
import io.millrace.registry.SchemaRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads subjects; throws what {@link SchemaRegistry} throws. A subject that others refer to is to
 * be asked for before them; for the rest, it is safe for use by several threads.
 */
public final class RegistrySubjects {
  private final SchemaRegistry registry;
  private final Map<String, OptionalInt> versions = new ConcurrentHashMap<>();

  public RegistrySubjects(SchemaRegistry registry) {
    this.registry = registry;
  }

  /** The schema that a subject ought to have; empty when only the registry could know it. */
  public Optional<WantedSchema> wanted(SubjectDeclaration declared) {
    if (declared.source() instanceof SchemaText text) {
      return Optional.of(
          new WantedSchema(
              text.schema(),
              text.text(),
              text.references().stream()
                  .map(
                      reference ->
                          new WantedReference(
                              reference.type(), reference.subject(), version(reference.subject())))
                  .toList()));
    }
    RegisteredVersion version = (RegisteredVersion) declared.source();
    return registry
        .version(version.subject(), version.version())
        .map(RegistrySubjects::registeredAs);
  }

  private static WantedSchema registeredAs(RegisteredSchema found) {
    return new WantedSchema(
        found.schema(),
        found.text(),
        found.references().stream()
            .map(
                reference ->
                    new WantedReference(
                        reference.name(), reference.subject(), OptionalInt.of(reference.version())))
            .toList());
  }

  /** What the subject is like, with a verdict on the schema as its next version. */
  public SubjectState find(SubjectDeclaration declared, WantedSchema wanted) {
    if (declared.source() instanceof RegisteredVersion own
        && own.subject().equals(declared.name())) {
      return itself(own, declared.compatibility().isPresent());
    }
    SubjectState found =
        look(declared.name(), Optional.of(wanted), declared.compatibility().isPresent());
    if (found.hasSchema() || !found.exists()) {
      return found;
    }
    return new SubjectState(
        found.latest(),
        found.version(),
        found.level(),
        incompatibilities(declared, wanted, found.level()));
  }

  /** A version that was found is there. */
  private SubjectState itself(RegisteredVersion version, boolean asksLevel) {
    OptionalInt number = OptionalInt.of(version.version());
    versions.put(version.subject(), number);
    Optional<CompatibilityLevel> level =
        asksLevel ? registry.compatibility(version.subject()) : Optional.empty();
    return new SubjectState(version.version(), number, level, List.of());
  }

  /**
   * What the subject is like.
   *
   * @param asksLevel whether its level is of interest
   */
  public SubjectState look(String subject, Optional<WantedSchema> wanted, boolean asksLevel) {
    Optional<CompatibilityLevel> level =
        asksLevel ? registry.compatibility(subject) : Optional.empty();
    OptionalInt version =
        wanted.map(schema -> registered(subject, schema)).orElse(OptionalInt.empty());
    versions.put(subject, version);
    int latest =
        version.isPresent()
            ? version.getAsInt()
            : registry.latest(subject).map(RegisteredSchema::version).orElse(0);
    return new SubjectState(latest, version, level, List.of());
  }

  private OptionalInt registered(String subject, WantedSchema wanted) {
    // What refers to a schema that isn't registered isn't either.
    return wanted
        .registered()
        .flatMap(references -> registry.find(subject, wanted.text(), references))
        .map(found -> OptionalInt.of(found.version()))
        .orElse(OptionalInt.empty());
  }

  private OptionalInt version(String subject) {
    return versions.getOrDefault(subject, OptionalInt.empty());
  }

  /**
   * Ours say where in the schema, and what to do. The registry may refuse what they allow, as far
   * as it can be asked: by the level that it has now, and where nothing refers to other subjects,
   * which Apicurio doesn't resolve for this question.
   */
  private List<String> incompatibilities(
      SubjectDeclaration declared, WantedSchema wanted, Optional<CompatibilityLevel> level) {
    String subject = declared.name();
    CompatibilityLevel judge =
        declared.compatibility().orElseGet(() -> registry.effectiveCompatibility(subject));
    SubjectVersions earlier = SubjectVersions.read(registry, subject, judge);
    List<Violation> ours = earlier.violations(CompatibilityCheck.of(judge), wanted.schema());
    boolean isLevelNew =
        declared.compatibility().isPresent() && !declared.compatibility().equals(level);
    return ours.isEmpty() && !isLevelNew && !earlier.refer() && wanted.references().isEmpty()
        ? registry.incompatibilities(subject, wanted.schema())
        : ours.stream().map(Violation::toString).toList();
  }
}
