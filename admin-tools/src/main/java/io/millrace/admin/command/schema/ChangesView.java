package io.millrace.admin.command.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.evolution.Direction;
import io.millrace.evolution.SchemaChange;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Changes of schemas for programs: objects with {@code rule}, {@code path}, {@code change}, {@code
 * breaks} (of backward and forward), {@code changesMeaning} and {@code mend}, a sentence.
 */
final class ChangesView {
  private ChangesView() {}

  static void fill(ArrayNode array, List<SchemaChange> changes) {
    changes.forEach(change -> fill(array.addObject(), change));
  }

  /** The directions that a change breaks; a dash when it breaks none. */
  static String breaks(SchemaChange change) {
    return change.breaks().isEmpty()
        ? "-"
        : change.breaks().stream().map(ChangesView::name).collect(Collectors.joining(", "));
  }

  private static void fill(ObjectNode node, SchemaChange change) {
    node.put("rule", change.rule().name());
    node.put("path", change.path());
    node.put("change", change.detail());
    ArrayNode breaks = node.putArray("breaks");
    change.breaks().forEach(direction -> breaks.add(name(direction)));
    node.put("changesMeaning", change.rule().changesMeaning());
    node.put("mend", change.mend());
  }

  private static String name(Direction direction) {
    return direction.name().toLowerCase(Locale.ROOT);
  }
}
