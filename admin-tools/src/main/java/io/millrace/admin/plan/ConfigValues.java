package io.millrace.admin.plan;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares values of configs by what they mean to Kafka. */
public final class ConfigValues {
  private ConfigValues() {}

  /** Equal as text, as numbers or as lists in any order. */
  public static boolean same(String a, String b) {
    return a.strip().equals(b.strip()) || sameNumber(a, b) || list(a).equals(list(b));
  }

  static Set<String> list(String value) {
    return Arrays.stream(value.split(",", -1))
        .map(String::strip)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean sameNumber(String a, String b) {
    try {
      return new BigDecimal(a.strip()).compareTo(new BigDecimal(b.strip())) == 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
