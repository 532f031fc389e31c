package io.millrace.admin.catalogue;

import io.millrace.app.unit.ByteSizes;
import java.util.regex.Pattern;

/** Sizes of configs. */
final class ConfigSizes {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+");

  private ConfigSizes() {}

  /**
   * A plain number is one of bytes already.
   *
   * @throws IllegalArgumentException when it says no size
   */
  static String bytes(String config, String text) {
    if (NUMBER.matcher(text).matches()) {
      return text;
    }
    try {
      return ByteSizes.parse(text).toString();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("%s: %s".formatted(config, e.getMessage()), e);
    }
  }
}
