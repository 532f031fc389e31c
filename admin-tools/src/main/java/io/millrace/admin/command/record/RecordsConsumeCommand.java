package io.millrace.admin.command.record;

import io.millrace.admin.record.RecordFilter;
import io.millrace.admin.record.RecordLines;
import io.millrace.admin.record.RecordScan;
import io.millrace.admin.record.ScanLimits;
import io.millrace.admin.record.ScanReport;
import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.connect.Connection;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the records of a topic. */
@Command(
    name = "consume",
    description = {
      "Print the records of a topic, decoded by their schemas.",
      "As JSON lines that records produce reads back without loss. Ends at the end as it is at the"
          + " start, unless --follow is given. Records of one partition come in their order,"
          + " partitions interleaved. Belongs to no group, and commits nothing."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  admin-tools records consume orders --tail 3 --output table",
      "  admin-tools records consume orders --from 2h --filter \"value.total > 100\"",
      "  admin-tools records consume orders --partition 0 --from 1200 --limit 10",
      "  admin-tools records consume orders --from latest --follow"
    })
public final class RecordsConsumeCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin private ReadOptions read;
  @Mixin private MatchOptions match;
  @Mixin private RecordOutputOption output;
  @Spec private CommandSpec command;

  @Option(names = "--follow", description = "Go on with new records until Ctrl-C.")
  private boolean follow;

  @Override
  public Integer call() {
    Optional<RecordFilter> filter = match.filter();
    ScanLimits limits = match.limits(Optional.empty());
    Connection connection = read.connect();
    PrintWriter err = command.commandLine().getErr();
    RecordPrinter printer =
        new RecordPrinter(
            RecordLines.open(connection), command.commandLine().getOut(), output.isTable());
    try (RecordScan scan =
        RecordScan.open(connection, read.request(follow), read.decoder(connection))) {
      ScanReport report = scan.run(match.matches(filter), filter, limits, printer, passed -> {});
      ScanNotes.of(report, printer.hidden()).forEach(err::println);
      if (report.failure().isPresent()) {
        throw report.failure().get();
      }
      return ScanNotes.exitCode(report.reason());
    }
  }
}
