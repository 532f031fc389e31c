package io.millrace.json;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Times from their text, in the usual form several times as fast as {@link Instant#parse} and its
 * like.
 */
final class TimeText {
  /** Up to the seconds. */
  private static final String FORM = "0000-00-00T00:00:00";

  private static final int DATE_LENGTH = "0000-00-00".length();

  private static final int MOST_DIGITS = 9;
  private static final int SECONDS_PER_DAY = 86_400;

  private TimeText() {}

  /**
   * What {@link Instant#parse} gives.
   *
   * @throws java.time.DateTimeException when it's no instant
   */
  static Instant instant(String text) {
    int last = text.length() - 1;
    int digits = last - FORM.length() - 1;
    boolean usual =
        last >= FORM.length()
            && text.charAt(last) == 'Z'
            && hasForm(text, FORM.length())
            && (digits < 0 || isFraction(text, digits));
    int hour = usual ? number(text, 11, 13) : 0;
    int minute = usual ? number(text, 14, 16) : 0;
    int second = usual ? number(text, 17, 19) : 0;
    if (!usual || hour > 23 || minute > 59 || second > 59) {
      return Instant.parse(text);
    }
    long day = date(text).toEpochDay();
    int ofDay = (hour * 60 + minute) * 60 + second;
    return Instant.ofEpochSecond(day * SECONDS_PER_DAY + ofDay, nanos(text, digits));
  }

  /**
   * What {@link LocalDate#parse(CharSequence)} and {@link LocalDate#toEpochDay} give.
   *
   * @throws java.time.DateTimeException when it's no date
   */
  static long epochDay(String text) {
    boolean usual = text.length() == DATE_LENGTH && hasForm(text, DATE_LENGTH);
    return (usual ? date(text) : LocalDate.parse(text)).toEpochDay();
  }

  private static LocalDate date(String text) {
    return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
  }

  private static boolean hasForm(String text, int length) {
    for (int i = 0; i < length; i++) {
      char form = FORM.charAt(i);
      char at = text.charAt(i);
      if (form == '0' ? !isDigit(at) : at != form) {
        return false;
      }
    }
    return true;
  }

  private static boolean isFraction(String text, int digits) {
    boolean is = text.charAt(FORM.length()) == '.' && digits >= 1 && digits <= MOST_DIGITS;
    for (int i = 1; is && i <= digits; i++) {
      is = isDigit(text.charAt(FORM.length() + i));
    }
    return is;
  }

  private static boolean isDigit(char at) {
    return at >= '0' && at <= '9';
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  private static int nanos(String text, int digits) {
    int nanos = digits < 0 ? 0 : number(text, FORM.length() + 1, FORM.length() + 1 + digits);
    for (int i = Math.max(digits, 0); i < MOST_DIGITS; i++) {
      nanos *= 10;
    }
    return nanos;
  }
}
