package io.millrace.consumer.command;

import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Stop;
import io.millrace.app.render.Progress;
import io.millrace.consumer.postgres.TableExport;
import io.millrace.consumer.postgres.TableSettings;
import io.millrace.consumer.sink.Export;
import io.millrace.consumer.sink.ExportReport;
import io.millrace.consumer.sink.ExportSettings;
import io.millrace.consumer.sink.Undecodable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "export",
    description = "Export events to files or to a table of PostgreSQL, each exactly once.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "A file is named by topic, partition, first and last offset. Run again with",
      "the same folder, or the same group for a table, it goes on where it was,",
      "also after kill -9.",
      "",
      "Examples:",
      "  consumer-app export orders customers --to events",
      "  consumer-app export orders --to events --format csv --follow --roll 60",
      "  consumer-app export customers --to-table shop.customers --create-table --mode upsert --group shop --jdbc-url jdbc:postgresql://db.example.com/shop --jdbc-config db.properties"
    })
final class ExportCommand implements Callable<Integer> {
  @Mixin private ReadOptions read;

  @Mixin private FileOptions files;
  @Mixin private TableOptions table;

  @Option(
      names = "--on-undecodable",
      paramLabel = "fail|skip",
      defaultValue = "fail",
      description =
          "What a record that can't be decoded does (${DEFAULT-VALUE}): fail ends the run with what"
              + " came before it exported, skip leaves the record out and counts it.")
  private Undecodable undecodable;

  @Spec private CommandSpec command;

  private final Stop stop;

  ExportCommand(Stop stop) {
    this.stop = stop;
  }

  @Override
  public Integer call() {
    if (table.isGiven() == files.folder().isPresent()) {
      throw wrong("say where to: either --to, or --to-table");
    }
    ExportReport report = table.isGiven() ? exportToTable() : exportToFiles();
    return report.complete() ? ExitCode.DONE : ExitCode.INTERRUPTED;
  }

  private ExportReport exportToFiles() {
    Path folder = files.folder().orElseThrow();
    try (Export export = Export.open(read.connect(), settings(folder), Clock.systemUTC());
        Progress progress = Progress.start("export", export.offsets(), "offsets")) {
      ExportReport report = export.run(stop, progress);
      err().println(ExportText.of(report, folder));
      return report;
    }
  }

  private ExportReport exportToTable() {
    TableSettings settings = table.settings(read, undecodable);
    try (TableExport export = TableExport.open(read.connect(), settings, err()::println);
        Progress progress = Progress.start("export", -1, "events")) {
      ExportReport report = export.run(stop, progress);
      err().println(ExportText.of(report, "table " + settings.table()));
      return report;
    }
  }

  private PrintWriter err() {
    return command.commandLine().getErr();
  }

  private ExportSettings settings(Path folder) {
    if (!files.isWithinBounds()) {
      throw wrong("--segment-events and --roll have to be 1 or more");
    }
    return new ExportSettings(
        read.topics(),
        folder,
        files.format(),
        read.key(),
        undecodable,
        files.formulas(),
        read.follow(),
        files.segmentEvents(),
        files.roll());
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
