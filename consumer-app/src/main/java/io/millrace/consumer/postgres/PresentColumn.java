package io.millrace.consumer.postgres;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column that a table has.
 *
 * @param typeName of PostgreSQL's catalog, such as {@code int4}
 * @param shown as SQL has it, such as {@code numeric(9,2)}
 * @param isEnum whether the type is an enum of the user's
 * @param required whether a row without it is refused
 */
record PresentColumn(String name, String typeName, String shown, boolean isEnum, boolean required) {
  private static final Pattern NUMERIC = Pattern.compile("numeric\\((\\d+),(-?\\d+)\\)");
  private static final Set<String> COARSE =
      Set.of("bpchar", "citext", "json", "jsonb", "interval", "float4", "float8");
  private static final Pattern FRACTION = Pattern.compile("time(?:stamp)?\\((\\d)\\).*");

  /**
   * Whether it can tell the keys of a type apart: not where texts that differ are the same to it,
   * since a batch has the latest of each text.
   */
  boolean tellsApart(ColumnType key) {
    return !COARSE.contains(typeName)
        && (!typeName.equals("uuid") || key.sql().equals("uuid"))
        && !key.sql().equals("numeric");
  }

  /** Whether it takes all values of a type and changes none. */
  boolean takes(ColumnType type) {
    if (isEnum && type.sql().equals("text")) {
      return true;
    } else if (type.others().contains(typeName)) {
      return true;
    }
    return typeName.equals(nameOf(type.sql())) && keepsDigits(type);
  }

  private static String nameOf(String sql) {
    return switch (sql) {
      case "integer" -> "int4";
      case "bigint" -> "int8";
      case "real" -> "float4";
      case "double precision" -> "float8";
      case "boolean" -> "bool";
      default -> sql.replaceFirst("\\(.*", "");
    };
  }

  /** PostgreSQL rounds what has more digits after the point than the column, and says nothing. */
  private boolean keepsDigits(ColumnType type) {
    Matcher mine = NUMERIC.matcher(shown);
    Matcher wanted = NUMERIC.matcher(type.sql());
    if (mine.matches()) {
      return wanted.matches() && number(mine, 2) >= number(wanted, 2);
    }
    Matcher fraction = FRACTION.matcher(shown);
    boolean millis =
        type.schema().getLogicalType() != null
            && type.schema().getLogicalType().getName().endsWith("millis");
    return !fraction.matches() || number(fraction, 1) >= (millis ? 3 : 6);
  }

  private static int number(Matcher match, int group) {
    return Integer.parseInt(match.group(group));
  }
}
