package io.millrace.app.filter;

import java.util.regex.Pattern;

/**
 * A text that a pattern can look at only so often: there are patterns such as {@code .*a.*a.*a.*b}
 * that would look at a short one for years, and not even Ctrl-C would end it. For one match.
 */
final class BoundedText implements CharSequence {
  private static final int LEAST_LOOKS = 10_000_000;
  private static final int LOOKS_PER_CHARACTER = 100;

  private final CharSequence text;
  private final long[] left;

  private BoundedText(CharSequence text, long[] left) {
    this.text = text;
    this.left = left;
  }

  /**
   * Whether a pattern matches a whole text.
   *
   * @throws ArithmeticException when that takes too long to tell
   */
  static boolean matches(Pattern pattern, String text) {
    long looks = LEAST_LOOKS + (long) LOOKS_PER_CHARACTER * text.length();
    try {
      return pattern.matcher(new BoundedText(text, new long[] {looks})).matches();
    } catch (StackOverflowError e) {
      throw tooMuch();
    }
  }

  private static ArithmeticException tooMuch() {
    return new ArithmeticException("the pattern takes too long on it: write a simpler one");
  }

  @Override
  public char charAt(int index) {
    if (--left[0] < 0) {
      throw tooMuch();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new BoundedText(text.subSequence(start, end), left);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
