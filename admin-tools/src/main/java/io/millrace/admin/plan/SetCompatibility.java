package io.millrace.admin.plan;

import static java.util.Objects.requireNonNull;

import io.millrace.registry.CompatibilityLevel;
import java.util.List;
import java.util.Optional;

/**
 * Sets the compatibility level of a subject.
 *
 * @param from empty when it followed the registry's default
 */
public record SetCompatibility(
    String subject, Optional<CompatibilityLevel> from, CompatibilityLevel to) implements Change {
  public SetCompatibility {
    requireNonNull(subject, "subject");
    requireNonNull(from, "from");
    requireNonNull(to, "to");
  }

  @Override
  public Action action() {
    return Action.SET_COMPATIBILITY;
  }

  @Override
  public String resource() {
    return subject;
  }

  @Override
  public String summary() {
    return from.map(Enum::name).orElse("default") + " to " + to;
  }

  @Override
  public Risk risk() {
    return hazards().isEmpty() ? Risk.SAFE : Hazard.LOOSEN_COMPATIBILITY.risk();
  }

  @Override
  public List<Hazard> hazards() {
    return from.filter(this::loosens).isPresent()
        ? List.of(Hazard.LOOSEN_COMPATIBILITY)
        : List.of();
  }

  @Override
  public String reason() {
    return risk() == Risk.SAFE
        ? "new versions are checked by it"
        : "new versions may break programs that count on " + from.orElseThrow();
  }

  /** Whether the old level promises something that the new one doesn't. */
  private boolean loosens(CompatibilityLevel old) {
    return (old.name().contains("TRANSITIVE") && !to.name().contains("TRANSITIVE"))
        || (promises(old, "BACKWARD") && !promises(to, "BACKWARD"))
        || (promises(old, "FORWARD") && !promises(to, "FORWARD"));
  }

  private static boolean promises(CompatibilityLevel level, String direction) {
    return level.name().startsWith(direction) || level.name().startsWith("FULL");
  }
}
