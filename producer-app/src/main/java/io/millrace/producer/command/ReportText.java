package io.millrace.producer.command;

import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import io.millrace.producer.publish.Latency;
import io.millrace.producer.publish.Mode;
import io.millrace.producer.publish.PublishReport;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** A report as lines and as an exit code. */
final class ReportText {
  private ReportText() {}

  /** Why inputs were refused, what stopped the run, how fast it was, and last how all ended. */
  static String of(PublishReport report) {
    StringJoiner lines = new StringJoiner(System.lineSeparator());
    report.firstRefused().forEach(refusal -> lines.add("refused " + refusal));
    long refused = report.inputs().refused();
    if (refused > report.firstRefused().size() && !report.firstRefused().isEmpty()) {
      lines.add("and " + (refused - report.firstRefused().size()) + " more refused");
    }
    if (report.failure() != null) {
      lines.add("stopped: " + Failure.of(report.failure()).line());
    }
    if (report.latency().count() > 0) {
      lines.add(speed(report));
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d %s%s, %,d refused, %,d unknown in %.1f s",
            report.acknowledgedEvents(),
            report.mode() instanceof Mode.DryRun ? "would be published" : "acknowledged",
            byTopic(report.acknowledged()),
            refused,
            report.unknownEvents(),
            seconds(report.elapsed())));
    return lines.toString();
  }

  private static String speed(PublishReport report) {
    double seconds = Math.max(seconds(report.elapsed()), 1e-3);
    Latency latency = report.latency();
    return String.format(
        Locale.ROOT,
        "%,.0f events/s, %.1f MB/s; latency p50 %s, p90 %s, p99 %s, p99.9 %s, most %s",
        report.acknowledgedEvents() / seconds,
        report.bytes() / seconds / 1e6,
        millis(latency.p50()),
        millis(latency.p90()),
        millis(latency.p99()),
        millis(latency.p999()),
        millis(latency.max()));
  }

  private static String millis(Duration time) {
    return String.format(Locale.ROOT, "%,.1f ms", time.toNanos() / 1e6);
  }

  static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  private static String byTopic(Map<String, Long> counts) {
    StringJoiner text = new StringJoiner(", ", " (", ")").setEmptyValue("");
    counts.forEach((topic, count) -> text.add(String.format(Locale.ROOT, "%s %,d", topic, count)));
    return text.toString();
  }

  /** The worst that happened, in words; only where something did. */
  static String worst(PublishReport report) {
    if (report.unknownEvents() > 0) {
      return String.format(
          Locale.ROOT, "the outcome of %,d events is unknown", report.unknownEvents());
    } else if (report.failure() != null) {
      return "the run was stopped: " + Failure.of(report.failure()).line();
    }
    return String.format(Locale.ROOT, "%,d inputs were refused", report.inputs().refused());
  }

  /** The worst that happened to any input. */
  static int exitCode(PublishReport report, boolean interrupted) {
    if (report.unknownEvents() > 0) {
      return ExitCode.OUTCOME_UNKNOWN;
    } else if (report.failure() != null) {
      return Failure.of(report.failure()).exitCode();
    } else if (report.inputs().refused() > 0) {
      return ExitCode.DATA_REFUSED;
    }
    return interrupted && !report.complete() ? ExitCode.INTERRUPTED : ExitCode.DONE;
  }
}
