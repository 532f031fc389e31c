package io.millrace.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Times from their text and as text, in the usual form several times as fast as {@link
 * Instant#parse} and its like.
 */
final class TimeText {
  /** Up to the seconds. */
  private static final String FORM = "0000-00-00T00:00:00";

  private static final String LONGEST = FORM + ".000000000Z";
  private static final int DATE_LENGTH = "0000-00-00".length();

  private static final int MOST_DIGITS = 9;
  private static final int SECONDS_PER_DAY = 86_400;

  private static final int LAST_YEAR = 9_999;

  private TimeText() {}

  /** What {@link Instant#toString} gives. */
  static String text(Instant instant) {
    long second = instant.getEpochSecond();
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS_PER_DAY));
    if (date.getYear() < 0 || date.getYear() > LAST_YEAR) {
      return instant.toString();
    }
    int ofDay = Math.floorMod(second, SECONDS_PER_DAY);
    byte[] text = LONGEST.getBytes(ISO_8859_1);
    put(date.getYear(), text, 0, 4);
    put(date.getMonthValue(), text, 5, 7);
    put(date.getDayOfMonth(), text, 8, 10);
    put(ofDay / 3_600, text, 11, 13);
    put(ofDay / 60 % 60, text, 14, 16);
    put(ofDay % 60, text, 17, 19);
    int digits = MOST_DIGITS;
    int fraction = instant.getNano();
    while (digits > 0 && fraction % 1_000 == 0) {
      fraction /= 1_000;
      digits -= 3;
    }
    int end = FORM.length();
    if (digits > 0) {
      put(fraction, text, end + 1, end + 1 + digits);
      end += 1 + digits;
    }
    text[end] = 'Z';
    return new String(text, 0, end + 1, ISO_8859_1);
  }

  private static void put(int number, byte[] text, int from, int to) {
    int left = number;
    for (int i = to - 1; i >= from; i--) {
      text[i] = (byte) ('0' + left % 10);
      left /= 10;
    }
  }

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
