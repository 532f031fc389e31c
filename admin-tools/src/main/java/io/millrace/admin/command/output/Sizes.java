package io.millrace.admin.command.output;

import java.util.Locale;
import java.util.OptionalLong;

/** Sizes as people read them, in powers of ten as disks are sold. */
public final class Sizes {
  private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB"};

  private Sizes() {}

  public static String of(OptionalLong bytes) {
    return bytes.isPresent() ? of(bytes.getAsLong()) : "unknown";
  }

  public static String of(long bytes) {
    if (bytes < 1_000) {
      return bytes + " B";
    }
    double size = bytes / 1_000.0;
    int unit = 0;
    // What would be rounded to a thousand is one of the next unit.
    while (size >= 999.95 && unit < UNITS.length - 1) {
      size /= 1_000;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", size, UNITS[unit]);
  }
}
