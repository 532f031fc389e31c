package io.millrace.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is compared, and how the ratio of ours to theirs has to be.
 *
 * @param caseName the case of the runs that it is about
 * @param value what the ratio is held against; no matter where there is no bound
 * @param title for a table
 */
record Goal(String caseName, Figure figure, Bound bound, double value, String title) {

  /** What a run has to show. */
  enum Figure {
    EVENTS_PER_SECOND("events/s"),
    P50("p50"),
    P99("p99");

    private final String text;

    Figure(String text) {
      this.text = text;
    }

    double of(Run run) {
      return switch (this) {
        case EVENTS_PER_SECOND -> run.outcome().eventsPerSecond();
        case P50 -> run.outcome().p50Ms();
        case P99 -> run.outcome().p99Ms();
      };
    }

    static Figure parse(String text) {
      return Arrays.stream(values())
          .filter(figure -> figure.text.equals(text))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no such figure: " + text));
    }
  }

  /** How a ratio is held against a value. */
  enum Bound {
    NONE,
    AT_LEAST,
    AT_MOST;

    static Bound parse(String text) {
      if (text.startsWith(">= ")) {
        return AT_LEAST;
      }
      if (text.startsWith("<= ")) {
        return AT_MOST;
      }
      if (text.equals("-")) {
        return NONE;
      }
      throw new IllegalArgumentException("no such bound: " + text);
    }
  }

  private static final int FIELDS = 4;

  /**
   * All goals of a file: the case, the figure, the bound as {@code >= 0.9}, {@code <= 1.1} or
   * {@code -}, and the title on each line, parted by bars; lines that begin with a # are left out.
   */
  static List<Goal> read(Path file) throws IOException {
    List<Goal> goals = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        goals.add(parse(line));
      }
    }
    return List.copyOf(goals);
  }

  private static Goal parse(String line) {
    String[] fields = line.split("\\|", -1);
    if (fields.length != FIELDS) {
      throw new IllegalArgumentException("not a goal: " + line);
    }
    String bound = fields[2].strip();
    Bound kind = Bound.parse(bound);
    return new Goal(
        fields[0].strip(),
        Figure.parse(fields[1].strip()),
        kind,
        kind == Bound.NONE ? Double.NaN : Double.parseDouble(bound.substring(2)),
        fields[3].strip());
  }

  /** Ours by theirs, in each round. */
  Ratios of(List<Run> runs) {
    return Ratios.of(runs, caseName, figure::of);
  }

  boolean isOfLatency() {
    return figure != Figure.EVENTS_PER_SECOND;
  }

  /** For a table; a dash where nothing has to be reached. */
  String text() {
    return switch (bound) {
      case NONE -> "–";
      case AT_LEAST -> "≥ " + value;
      case AT_MOST -> "≤ " + value;
    };
  }

  /** How the median stands to it, in a word. */
  String verdict(Ratios ratios) {
    if (bound == Bound.NONE) {
      return "noise";
    }
    return isMet(ratios) ? "met" : "not met";
  }

  /** Whether the median meets it; a goal without a figure is not met, but for the noise. */
  boolean isMet(Ratios ratios) {
    return switch (bound) {
      case NONE -> true;
      case AT_LEAST -> !ratios.isEmpty() && ratios.median() >= value;
      case AT_MOST -> !ratios.isEmpty() && ratios.median() <= value;
    };
  }
}
