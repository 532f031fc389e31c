package io.millrace.app.render;

import java.util.Map;

/**
 * Whether a stream goes to a terminal, as the launcher says, since the JVM can't tell; and whether
 * colours are wanted there: not with {@code NO_COLOR} (see no-color.org), and not on a terminal
 * that has none.
 */
public enum Terminal {
  OUT("millrace.stdout.terminal"),
  ERR("millrace.stderr.terminal");

  private final String property;

  Terminal(String property) {
    this.property = property;
  }

  /** Whether somebody looks on. */
  public boolean isThere() {
    return Boolean.getBoolean(property);
  }

  /** The style for the stream. */
  public Style style() {
    return Style.of(isThere() && wantsColour(System.getenv()));
  }

  static boolean wantsColour(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "dumb").equals("dumb");
  }
}
