package io.millrace.admin.schema;

import static java.util.Objects.requireNonNull;

import io.millrace.evolution.Direction;
import io.millrace.evolution.SchemaChange;
import io.millrace.evolution.SchemaDiff;
import io.millrace.registry.CompatibilityLevel;
import java.util.ArrayList;
import java.util.List;

/**
 * What differs between two schemas.
 *
 * @param from the earlier, by its name
 */
public record SchemaDifference(String from, String to, List<SchemaChange> changes) {
  public SchemaDifference {
    requireNonNull(from, "from");
    requireNonNull(to, "to");
    changes = List.copyOf(changes);
  }

  public static SchemaDifference between(NamedSchema before, NamedSchema after) {
    return new SchemaDifference(
        before.name(), after.name(), SchemaDiff.between(before.schema(), after.schema()));
  }

  /** Of BACKWARD, FORWARD and FULL those that refuse the change. */
  public List<CompatibilityLevel> refusing() {
    List<CompatibilityLevel> levels = new ArrayList<>();
    boolean backward = breaks(Direction.BACKWARD);
    boolean forward = breaks(Direction.FORWARD);
    if (backward) {
      levels.add(CompatibilityLevel.BACKWARD);
    }
    if (forward) {
      levels.add(CompatibilityLevel.FORWARD);
    }
    if (backward || forward) {
      levels.add(CompatibilityLevel.FULL);
    }
    return levels;
  }

  /** Of the same levels those that allow it. */
  public List<CompatibilityLevel> allowing() {
    List<CompatibilityLevel> levels =
        new ArrayList<>(
            List.of(
                CompatibilityLevel.BACKWARD, CompatibilityLevel.FORWARD, CompatibilityLevel.FULL));
    levels.removeAll(refusing());
    return levels;
  }

  private boolean breaks(Direction direction) {
    return changes.stream().anyMatch(change -> change.breaks().contains(direction));
  }
}
