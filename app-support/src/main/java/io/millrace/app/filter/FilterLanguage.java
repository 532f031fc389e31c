package io.millrace.app.filter;

import io.millrace.app.cli.AppException;
import io.millrace.spelling.NearestName;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlEngine;
import org.apache.commons.jexl3.JexlException;
import org.apache.commons.jexl3.JexlExpression;
import org.apache.commons.jexl3.JexlFeatures;
import org.apache.commons.jexl3.JexlInfo;
import org.apache.commons.jexl3.JexlScript;
import org.apache.commons.jexl3.introspection.JexlPermissions;
import org.apache.commons.jexl3.introspection.JexlPropertyGet;
import org.apache.commons.jexl3.introspection.JexlPropertySet;
import org.apache.commons.jexl3.introspection.JexlUberspect;

/**
 * The part of Apache Commons JEXL that filters are written in: comparisons, conditions, arithmetic,
 * {@code size} and {@code empty}, on data alone. There are no methods, classes, assignments, loops
 * or functions, so that a filter changes nothing, reaches nothing and ends.
 */
final class FilterLanguage {
  /** What a filter can name. */
  static final List<String> NAMES =
      List.of(
          "key", "value", "headers", "topic", "partition", "offset", "timestamp", "undecodable");

  private static final int LONGEST = 10_000;

  /** Else messages would have the name of a class. */
  private static final JexlInfo PLACE = new JexlInfo("filter", 1, 1);

  private static final Set<String> WORDS =
      Set.of("size", "empty", "not", "and", "or", "eq", "ne", "lt", "le", "gt", "ge", "div", "mod");

  /** A name before a parenthesis, after all that is quoted was taken away. */
  private static final Pattern CALL = Pattern.compile("([A-Za-z_$@][\\w$@]*)\\s*\\(");

  private static final Pattern QUOTED =
      Pattern.compile("'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"|~/(?:[^/\\\\]|\\\\.)*/");

  private static final JexlEngine ENGINE =
      new JexlBuilder()
          .features(JexlFeatures.createNone().comparatorNames(true).structuredLiteral(true))
          .permissions(JexlPermissions.NONE)
          .strategy((operator, object) -> List.of(new Reader()))
          .arithmetic(new FilterArithmetic())
          .strict(true)
          .safe(true)
          .silent(false)
          .antish(false)
          .create();

  private FilterLanguage() {}

  /**
   * The expression of a text.
   *
   * @throws AppException for wrong usage, with the column, when it is none
   */
  static JexlExpression parse(String text) {
    if (text.isBlank() || text.length() > LONGEST) {
      throw AppException.usage(
          "a filter has from 1 to %d characters, and not %d".formatted(LONGEST, text.length()));
    }
    refuseCalls(text);
    JexlExpression expression;
    try {
      expression = ENGINE.createExpression(PLACE, text);
    } catch (JexlException e) {
      throw refused(text, e);
    }
    for (List<String> path : paths(expression)) {
      if (!NAMES.contains(path.get(0))) {
        throw AppException.usage(
            "the filter has an unknown name at column %d: \"%s\" is none of %s%s"
                .formatted(
                    text.indexOf(path.get(0)) + 1,
                    path.get(0),
                    String.join(", ", NAMES),
                    NearestName.hint(path.get(0), NAMES)));
      }
    }
    return expression;
  }

  /** What it names, such as {@code [value, lines, sku]}. */
  static Set<List<String>> paths(JexlExpression expression) {
    return ((JexlScript) expression).getVariables();
  }

  /** JEXL would tell only when a record comes to it. */
  private static void refuseCalls(String text) {
    String bare = QUOTED.matcher(text).replaceAll(quoted -> " ".repeat(quoted.group().length()));
    Matcher call = CALL.matcher(bare);
    while (call.find()) {
      if (!WORDS.contains(call.group(1))) {
        throw AppException.usage(
            "the filter calls %s(...) at column %d: there are only size(...) and empty(...)"
                .formatted(call.group(1), call.start() + 1));
      }
    }
  }

  private static AppException refused(String text, JexlException e) {
    JexlInfo place = e.getInfo();
    int column = place == null ? 1 : Math.max(1, place.getColumn());
    String at = place != null && place.getLine() > 1 ? "line " + place.getLine() + ", " : "";
    String what =
        e instanceof JexlException.Feature
            ? "what filters don't have (methods, assignments, functions)"
            : "what can't be read";
    return AppException.usage(
        "the filter has %s at %scolumn %d: %s"
            .formatted(what, at, column, text.substring(Math.min(column, text.length()) - 1)));
  }

  /** Reads data, and nothing else that an object has. */
  private static final class Reader implements JexlUberspect.PropertyResolver {
    @Override
    public JexlPropertyGet getPropertyGet(JexlUberspect uber, Object from, Object name) {
      return new Read(name);
    }

    @Override
    public JexlPropertySet getPropertySet(
        JexlUberspect uber, Object object, Object name, Object value) {
      return null;
    }
  }

  private record Read(Object name) implements JexlPropertyGet {
    @Override
    public Object invoke(Object from) {
      return FilterValues.read(from, name);
    }

    @Override
    public Object tryInvoke(Object from, Object key) {
      return JexlEngine.TRY_FAILED;
    }

    @Override
    public boolean tryFailed(Object result) {
      return result == JexlEngine.TRY_FAILED;
    }

    @Override
    public boolean isCacheable() {
      return false;
    }
  }
}
