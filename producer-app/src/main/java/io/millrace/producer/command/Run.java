package io.millrace.producer.command;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Stop;
import io.millrace.app.connect.Connection;
import io.millrace.app.pace.Pace;
import io.millrace.producer.input.SourceOpener;
import io.millrace.producer.publish.Mode;
import io.millrace.producer.publish.PublishReport;
import io.millrace.producer.publish.PublishSpec;
import io.millrace.producer.publish.Publisher;
import io.millrace.producer.publish.RejectFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;

/** Publishes a source, and tells its user how it goes and how it went. */
final class Run {
  private final CommandLine command;
  private final Connection connection;
  private final RunOptions options;
  private final Stop stop;

  Run(CommandLine command, Connection connection, RunOptions options, Stop stop) {
    this.command = command;
    this.connection = connection;
    this.options = options;
    this.stop = stop;
  }

  /** The exit code. */
  int publish(
      String task,
      Mode mode,
      SourceOpener source,
      Pace pace,
      long mostRejects,
      Optional<RejectFile> rejects) {
    PrintWriter err = command.getErr();
    PublishReport report;
    try (Telling telling = Telling.start(task, options, err);
        Publisher publisher = Publisher.open(connection, mode, stop, telling)) {
      telling.metrics().clients().show("producer", publisher::clientMetrics);
      report =
          publisher.publish(new PublishSpec(source, pace, options.limit(), mostRejects, rejects));
    }
    err.println(ReportText.of(report));
    int code = ReportText.exitCode(report, stop.isRequested());
    options.report().ifPresent(file -> write(report, code, file));
    return code;
  }

  /** What became of the inputs is worse than that its report can't be written. */
  private static void write(PublishReport report, int code, Path file) {
    try {
      ReportJson.write(report, file);
    } catch (AppException e) {
      if (code == ExitCode.DONE || code == ExitCode.INTERRUPTED) {
        throw e;
      }
      throw AppException.ended(code, e.getMessage() + "; and " + ReportText.worst(report));
    }
  }
}
