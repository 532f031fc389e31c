package io.millrace.admin.schema;

import io.millrace.app.cli.AppException;
import io.millrace.evolution.CompatibilityCheck;
import io.millrace.registry.CompatibilityLevel;
import io.millrace.registry.SchemaRegistry;
import java.util.List;

/** Reads and sets compatibility levels; what was set is read back. */
public final class SubjectLevels {
  private final SchemaRegistry registry;

  public SubjectLevels(SchemaRegistry registry) {
    this.registry = registry;
  }

  /**
   * The level that a subject is held to.
   *
   * @throws AppException when there is no such subject
   */
  public HeldLevel of(String subject) {
    requireVersions(subject);
    return HeldLevel.of(registry, subject);
  }

  /** The level of all subjects without one of their own. */
  public HeldLevel ofRegistry() {
    return new HeldLevel(registry.defaultCompatibility(), LevelSource.REGISTRY);
  }

  /**
   * Sets the level of a subject.
   *
   * @throws AppException when there is no such subject, or when the registry goes on holding it to
   *     another level
   */
  public HeldLevel set(String subject, CompatibilityLevel level) {
    requireVersions(subject);
    registry.setCompatibility(subject, level);
    HeldLevel held = HeldLevel.of(registry, subject);
    if (held.level() != level) {
      throw AppException.failed(
          "the registry took %s for %s, and goes on holding it to %s, the level of the %s%s"
              .formatted(
                  level,
                  subject,
                  held.level(),
                  held.source(),
                  level == CompatibilityLevel.NONE
                      ? ": Apicurio knows no NONE for one subject, only for all, with --default"
                      : ""),
          null);
    }
    return held;
  }

  /** Lets a subject follow the registry's level again. */
  public HeldLevel reset(String subject) {
    requireVersions(subject);
    registry.resetCompatibility(subject);
    return HeldLevel.of(registry, subject);
  }

  /**
   * Sets the level of all subjects without one of their own.
   *
   * @throws AppException when the registry doesn't keep it
   */
  public HeldLevel setDefault(CompatibilityLevel level) {
    registry.setDefaultCompatibility(level);
    HeldLevel held = ofRegistry();
    if (held.level() != level) {
      throw AppException.failed(
          "the registry took the default level %s, and keeps %s".formatted(level, held.level()),
          null);
    }
    return held;
  }

  /** What the versions that are there break of a level, each held to those before it. */
  public List<String> broken(String subject, CompatibilityLevel level) {
    return SubjectVersions.all(registry, subject).broken(CompatibilityCheck.of(level));
  }

  /** A level of a subject that isn't there would lie in wait behind a misspelt name. */
  private void requireVersions(String subject) {
    if (registry.versions(subject).isEmpty()) {
      throw new SubjectDirectory(registry).unknown(subject);
    }
  }
}
