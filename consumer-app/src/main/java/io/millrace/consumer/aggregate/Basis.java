package io.millrace.consumer.aggregate;

import static java.util.Objects.requireNonNull;

import io.millrace.app.cli.AppException;
import org.apache.kafka.common.Uuid;

/**
 * What an application counts by, under its name. It stays: sums by two of them would be of neither.
 *
 * @param zone whose days the events fall on
 * @param input the topic of events
 * @param inputId by which another topic of that name is known
 * @param results the topic of what they come to
 */
public record Basis(String zone, String input, Uuid inputId, String results) {
  public Basis {
    requireNonNull(zone, "zone");
    requireNonNull(input, "input");
    requireNonNull(inputId, "inputId");
    requireNonNull(results, "results");
  }

  /**
   * Refuses to go on by this one where another was before.
   *
   * @throws AppException with what has changed
   */
  public void requireSame(Basis before) {
    if (!before.zone.equals(zone)) {
      throw AppException.usage(
          "it has counted in the zone %s so far: give --zone %s, or count all again with --reset"
              .formatted(before.zone, before.zone));
    } else if (!before.results.equals(results)) {
      throw AppException.usage(
          "its results are in topic %s so far: give --to %s, or count by another --name"
              .formatted(before.results, before.results));
    } else if (!before.inputId.equals(inputId)) {
      throw AppException.failed(
          "topic %s was made anew since it was counted, or is of another cluster: count it again with --reset"
              .formatted(input),
          null);
    }
  }

  /** For {@link #parse}. */
  @Override
  public String toString() {
    return "%s %s %s %s".formatted(zone, input, inputId, results);
  }

  /** What {@link #toString} wrote. */
  static Basis parse(String[] parts) {
    return new Basis(parts[0], parts[1], Uuid.fromString(parts[2]), parts[3]);
  }
}
