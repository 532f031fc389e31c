package io.millrace.evolution;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One difference between two schemas.
 *
 * @param path where, such as {@code OrderEvent.kind<OrderPlaced>.lines[].sales}: {@code <>} is a
 *     branch of a union, {@code []} an item of an array, <code>{}</code> a value of a map; with the
 *     new names, but for what was removed
 * @param detail what was and what is, in a few words
 * @param breaks the directions in which this change, where it is, keeps data from being read; empty
 *     for a compatible change
 */
public record SchemaChange(ChangeRule rule, String path, String detail, Set<Direction> breaks) {
  public SchemaChange {
    requireNonNull(rule, "rule");
    requireNonNull(path, "path");
    requireNonNull(detail, "detail");
    EnumSet<Direction> copy = EnumSet.noneOf(Direction.class);
    copy.addAll(breaks);
    breaks = Collections.unmodifiableSet(copy);
  }

  /** How to mend it, or what to know about it if nothing is broken; a sentence. */
  public String mend() {
    return rule.mend();
  }

  /** A line for a report: rule, path, detail, what it breaks. */
  @Override
  public String toString() {
    String broken =
        breaks.stream()
            .map(direction -> direction.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" and "));
    return "%s at %s: %s%s"
        .formatted(rule, path, detail, broken.isEmpty() ? "" : " (breaks " + broken + ")");
  }
}
