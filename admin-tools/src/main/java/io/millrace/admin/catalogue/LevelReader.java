package io.millrace.admin.catalogue;

import io.millrace.registry.CompatibilityLevel;
import io.millrace.spelling.NearestName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads compatibility levels. */
final class LevelReader {
  static final String COMPATIBILITY = "compatibility";
  private static final List<String> NAMES =
      Arrays.stream(CompatibilityLevel.values()).map(Enum::name).toList();

  private LevelReader() {}

  /** The level that a mapping has; empty when it has none that is known, which is a problem. */
  static Optional<CompatibilityLevel> read(Mapping mapping, Problems problems) {
    Optional<String> text = mapping.text(COMPATIBILITY);
    text.filter(name -> !NAMES.contains(name))
        .ifPresent(
            name ->
                problems.add(
                    mapping.find(COMPATIBILITY).orElseThrow(),
                    "unknown compatibility level \"%s\"%s".formatted(name, hint(name))));
    return text.filter(NAMES::contains).map(CompatibilityLevel::valueOf);
  }

  private static String hint(String name) {
    String nearest = NearestName.hint(name, NAMES);
    return nearest.isEmpty() ? ": one of " + String.join(", ", NAMES) : nearest;
  }
}
