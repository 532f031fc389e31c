package io.millrace.app.read;

import io.millrace.app.connect.Connection;
import io.millrace.app.filter.RecordFilter;
import io.millrace.app.scan.RecordScan;
import io.millrace.app.scan.ScanLimits;
import io.millrace.app.scan.ScanReport;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands that print topics take, and do. */
public final class ShowOptions {
  @Parameters(paramLabel = "TOPIC", arity = "1..*", description = "The topics to read.")
  private List<String> topics;

  @Mixin private ReadOptions read;
  @Mixin private MatchOptions match;
  @Mixin private RecordOutputOption output;

  @Option(names = "--follow", description = "Go on with new records until Ctrl-C.")
  private boolean follow;

  /**
   * Prints what is asked for until its end, until the thread is interrupted, or until nobody reads
   * it any more.
   *
   * @param err is told what was not there to be read
   * @return the exit code
   */
  public int print(PrintWriter out, PrintWriter err) {
    Optional<RecordFilter> filter = match.filter();
    ScanLimits limits = match.limits(Optional.empty());
    Connection connection = read.connect();
    RecordPrinter printer = RecordPrinter.open(connection, output, out);
    try (RecordScan scan =
        RecordScan.open(connection, read.request(topics, follow), read.decoder(connection))) {
      ScanReport report = scan.run(match.matches(filter), filter, limits, printer, passed -> {});
      ScanNotes.of(report, printer.hidden()).forEach(err::println);
      if (report.failure().isPresent()) {
        throw report.failure().get();
      }
      return ScanNotes.exitCode(report.reason());
    }
  }
}
