package io.millrace.admin.command.plan;

import io.millrace.admin.plan.Action;
import io.millrace.admin.plan.Change;
import io.millrace.admin.plan.Risk;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A word that lets risky changes through.
 *
 * @param word an action that can be risky, or a risk
 */
record Allowance(String word) {
  private static final List<String> WORDS =
      Stream.of(
              Action.ADD_PARTITIONS,
              Action.ALTER_CONFIG,
              Action.SET_COMPATIBILITY,
              Risk.DISRUPTIVE,
              Risk.IRREVERSIBLE)
          .map(Object::toString)
          .toList();

  Allowance {
    if (!WORDS.contains(word)) {
      throw new IllegalArgumentException(
          "\"%s\" is none of %s".formatted(word, String.join(", ", WORDS)));
    }
  }

  boolean covers(Change change) {
    return word.equals(change.action().toString()) || word.equals(change.risk().toString());
  }

  /** For picocli. */
  static final class Converter implements ITypeConverter<Allowance> {
    @Override
    public Allowance convert(String word) {
      try {
        return new Allowance(word);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
