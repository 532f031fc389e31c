package io.millrace.demo.tour;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What differs from run to run and isn't a promise of the page. All else has to be equal to the
 * letter, but for how wide the columns are beside such a thing. The list is to stay short, and each
 * pattern as narrow as it can be: what it matches, the page can't be held to.
 */
enum Volatile {
  /** A moment of the run; another time is a promise. */
  TIME("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?Z") {
    @Override
    boolean isOne(MatchResult match, Instant start, Instant now) {
      Instant time = Instant.parse(match.group());
      return !time.isBefore(start.minus(AROUND)) && !time.isAfter(now.plus(AROUND));
    }
  },
  /** A moment of the run in a file's name, as of an undo file. */
  TIME_IN_A_NAME("\\d{8}T\\d{6}\\.\\d{3}Z") {
    @Override
    boolean isOne(MatchResult match, Instant start, Instant now) {
      Instant time = NAMED.parse(match.group(), Instant::from);
      return !time.isBefore(start.minus(AROUND)) && !time.isAfter(now.plus(AROUND));
    }
  },
  /** How long ago something of the run was: under ten minutes, by itself between blanks. */
  AGE("(?<=\\s)(?:\\dm(?: \\d{1,2}s)?|\\d{1,2}s)(?=\\s|$)"),
  /** How long something took. */
  SECONDS("\\d+\\.\\d s\\b"),
  /** How long an event took, or most events. */
  MILLIS("[\\d,]+\\.\\d ms\\b"),
  /** How many events a second, of a run as a whole. */
  SPEED("[\\d,]+(?= events/s\\b)"),
  /** A size on disk for people; numbers of bytes without a unit are promises. */
  SIZE("\\d+(?:\\.\\d)? (?:B|kB|MB|GB|TB)\\b"),
  /** The same for programs, by the members that hold sizes on disk. */
  SIZE_MEMBER("(?<=\"(?:bytesOnDisk|usedBytes|freeBytes|totalBytes)\" : )\\d+"),
  /** Made up by the brokers: the id of a cluster or a topic. */
  ID("(?<=\\bcluster |\"id\" : \"|\"cluster\" : \")[A-Za-z0-9_-]{22}\\b"),
  /** Made up by clients. */
  UUID("\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b"),
  /** How far the controller's own log is. */
  METADATA("(?<=metadata up to |\"highWatermark\" : )\\d+"),
  /** How fast something was. */
  RATE("[+-]?\\d+(?:\\.\\d+)?/s\\b");

  private static final Duration AROUND = Duration.ofMinutes(1);
  private static final DateTimeFormatter NAMED =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSSX").withZone(ZoneOffset.UTC);

  private final Pattern pattern;

  Volatile(String regex) {
    this.pattern = Pattern.compile(regex);
  }

  Pattern pattern() {
    return pattern;
  }

  /** Whether what the pattern found is of this run. */
  boolean isOne(MatchResult match, Instant start, Instant now) {
    return true;
  }
}
