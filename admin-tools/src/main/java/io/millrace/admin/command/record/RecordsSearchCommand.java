package io.millrace.admin.command.record;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.connect.Connection;
import io.millrace.app.filter.RecordFilter;
import io.millrace.app.read.MatchOptions;
import io.millrace.app.read.ReadOptions;
import io.millrace.app.read.RecordOutputOption;
import io.millrace.app.read.RecordPrinter;
import io.millrace.app.read.ScanNotes;
import io.millrace.app.render.Progress;
import io.millrace.app.scan.RecordScan;
import io.millrace.app.scan.ScanLimits;
import io.millrace.app.scan.ScanReport;
import io.millrace.app.unit.DurationText;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks for records and says what it has looked at. */
@Command(
    name = "search",
    description = {
      "Look for records, and tell what was looked at.",
      "Prints matches as records consume does. At the end it tells on stderr which offsets it has"
          + " scanned, with their times, why it stopped, and the command that goes on from there:"
          + " each match comes exactly once in all."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  admin-tools records search orders --filter \"value.total > 100\" --from 1d",
      "  admin-tools records search orders --key o-17 --limit 1",
      "  admin-tools records search orders --filter undecodable --max-duration 30s"
    })
public final class RecordsSearchCommand implements Callable<Integer> {
  /** How to tell what was looked at. */
  enum ReportFormat {
    TABLE,
    JSON
  }

  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Parameters(paramLabel = "TOPIC", description = "The topic to read.")
  private String topic;

  @Mixin private ReadOptions read;
  @Mixin private MatchOptions match;
  @Mixin private RecordOutputOption output;
  @Spec private CommandSpec command;

  @Option(
      names = "--max-duration",
      paramLabel = "DURATION",
      converter = DurationText.Converter.class,
      description = "Stop after so long, such as 30s.")
  private Duration maxDuration;

  @Option(
      names = "--report",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "How to tell what was looked at, on stderr: table, or json in one line.")
  private ReportFormat reportFormat;

  @Override
  public Integer call() {
    if (!match.isGiven()) {
      throw AppException.usage(
          "say what to look for with --filter or --key; records consume shows all");
    }
    Optional<RecordFilter> filter = match.filter();
    ScanLimits limits = match.limits(Optional.ofNullable(maxDuration));
    Connection connection = read.connect();
    RecordPrinter printer = RecordPrinter.open(connection, output, command.commandLine().getOut());
    try (RecordScan scan =
        RecordScan.open(
            connection, read.request(List.of(topic), false), read.decoder(connection))) {
      ScanReport report;
      try (Progress progress = Progress.start("search", scan.total(), "offsets")) {
        report = scan.run(match.matches(filter), filter, limits, printer, progress);
      }
      print(report, printer.hidden());
      if (report.failure().isPresent()) {
        throw report.failure().get();
      }
      return ScanNotes.exitCode(report.reason());
    }
  }

  private void print(ScanReport report, long hidden) {
    SearchView view = new SearchView(report, resume(report), hidden);
    PrintWriter err = command.commandLine().getErr();
    if (reportFormat == ReportFormat.JSON) {
      err.println(view.json());
      return;
    }
    view.lines().forEach(err::println);
    ScanNotes.of(report, hidden).forEach(err::println);
  }

  private String resume(ScanReport report) {
    SortedMap<Integer, Long> next = new TreeMap<>();
    report.partitions().forEach(scanned -> next.put(scanned.number(), scanned.next()));
    List<String> arguments = command.root().commandLine().getParseResult().originalArgs();
    return ResumeCommand.of(command.root().name(), arguments, next);
  }
}
