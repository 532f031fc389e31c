package io.millrace.app.render;

/** How words show their tone: as colours, or not at all. */
public enum Style {
  PLAIN,
  COLOURED;

  private static final String RESET = "\u001b[0m";

  /** As the place that is printed to takes it. */
  public static Style of(boolean coloured) {
    return coloured ? COLOURED : PLAIN;
  }

  /** The word in its tone. */
  public String in(Tone tone, String word) {
    if (this == PLAIN) {
      return word;
    }
    return switch (tone) {
      case PLAIN -> word;
      case GOOD -> "\u001b[32m" + word + RESET;
      case CAUTION -> "\u001b[33m" + word + RESET;
      case BAD -> "\u001b[31m" + word + RESET;
    };
  }

  /** A word of bad news. */
  public String bad(String word) {
    return in(Tone.BAD, word);
  }
}
