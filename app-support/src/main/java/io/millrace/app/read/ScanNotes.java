package io.millrace.app.read;

import io.millrace.app.cli.ExitCode;
import io.millrace.app.filter.FilterReport;
import io.millrace.app.scan.ScanReport;
import io.millrace.app.scan.StopReason;
import java.util.ArrayList;
import java.util.List;

/** What a user has to know of a scan, beside the records. */
public final class ScanNotes {
  private ScanNotes() {}

  /**
   * A line for each.
   *
   * @param hidden records whose value was decoded, but can't be shown
   */
  public static List<String> of(ScanReport report, long hidden) {
    List<String> lines = new ArrayList<>(report.notes());
    long undecodable = report.undecodable() + hidden;
    if (undecodable > 0) {
      lines.add(
          "%d of %d records are undecodable: --filter undecodable shows them with the reason"
              .formatted(undecodable, report.scanned()));
    }
    report.filter().ifPresent(filter -> add(filter, lines));
    return lines;
  }

  private static void add(FilterReport filter, List<String> lines) {
    if (filter.errors() > 0) {
      lines.add(
          "the filter made no sense on %d records, which are left out; first %s"
              .formatted(filter.errors(), filter.firstError().orElse("")));
    }
    lines.addAll(filter.warnings());
  }

  /** The exit code of a scan that didn't fail. */
  public static int exitCode(StopReason reason) {
    return reason == StopReason.INTERRUPTED ? ExitCode.INTERRUPTED : ExitCode.DONE;
  }
}
