package io.millrace.evolution;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** What became of the symbols and the default of an enum. */
final class EnumDiff {
  private EnumDiff() {}

  static void run(SchemaDiff diff, Place place) {
    List<String> before = place.before().getEnumSymbols();
    List<String> after = place.after().getEnumSymbols();
    for (String symbol : without(after, before)) {
      report(diff, place, ChangeRule.ENUM_SYMBOL_ADDED, symbol, place.before(), Direction.FORWARD);
    }
    for (String symbol : without(before, after)) {
      report(
          diff, place, ChangeRule.ENUM_SYMBOL_REMOVED, symbol, place.after(), Direction.BACKWARD);
    }
    if (!without(before, without(before, after)).equals(without(after, without(after, before)))) {
      diff.report(place, ChangeRule.ENUM_SYMBOLS_REORDERED, before + " to " + after);
    }
    defaults(diff, place, place.before().getEnumDefault(), place.after().getEnumDefault());
  }

  private static void report(
      SchemaDiff diff,
      Place place,
      ChangeRule rule,
      String symbol,
      Schema reader,
      Direction direction) {
    if (reader.getEnumDefault() == null) {
      diff.report(place, rule, symbol, direction);
    } else {
      diff.report(place, rule, symbol + ", read as " + reader.getEnumDefault());
    }
  }

  private static void defaults(SchemaDiff diff, Place place, String before, String after) {
    if (before == null && after != null) {
      diff.report(place, ChangeRule.ENUM_DEFAULT_ADDED, after);
    } else if (before != null && after == null) {
      diff.report(place, ChangeRule.ENUM_DEFAULT_REMOVED, before);
    } else if (before != null && !before.equals(after)) {
      diff.report(place, ChangeRule.ENUM_DEFAULT_CHANGED, before + " to " + after);
    }
  }

  private static List<String> without(List<String> symbols, List<String> others) {
    List<String> rest = new ArrayList<>(symbols);
    rest.removeAll(others);
    return rest;
  }
}
