package io.millrace.consumer.command;

import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Stop;
import io.millrace.app.render.Progress;
import io.millrace.consumer.sink.Export;
import io.millrace.consumer.sink.ExportReport;
import io.millrace.consumer.sink.ExportSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "export",
    description = "Export events to files of JSON lines, each exactly once.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "A file is named by topic, partition, first and last offset. Run again with",
      "the same folder, it goes on where it was, also after kill -9.",
      "",
      "Examples:",
      "  consumer-app export orders customers --to events",
      "  consumer-app export orders --to events --follow --roll 60"
    })
final class ExportCommand implements Callable<Integer> {
  @Mixin private ReadOptions read;

  @Option(names = "--to", paramLabel = "DIR", required = true, description = "The folder.")
  private Path folder;

  @Option(
      names = "--segment-events",
      paramLabel = "N",
      defaultValue = "100000",
      description = "The most events of a file (${DEFAULT-VALUE}).")
  private long segmentEvents;

  @Option(
      names = "--roll",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "With --follow, how long an event may wait for its file (${DEFAULT-VALUE}).")
  private long rollSeconds;

  @Spec private CommandSpec command;

  private final Stop stop;

  ExportCommand(Stop stop) {
    this.stop = stop;
  }

  @Override
  public Integer call() {
    ExportReport report;
    try (Export export = Export.open(read.connect(), settings(), Clock.systemUTC());
        Progress progress = Progress.start("export", export.offsets(), "offsets")) {
      report = export.run(stop, progress);
    }
    command.commandLine().getErr().println(ExportText.of(report, folder));
    return report.complete() ? ExitCode.DONE : ExitCode.INTERRUPTED;
  }

  private ExportSettings settings() {
    if (segmentEvents < 1 || rollSeconds < 1) {
      throw new ParameterException(
          command.commandLine(), "--segment-events and --roll have to be 1 or more");
    }
    return new ExportSettings(
        read.topics(),
        folder,
        read.key(),
        read.follow(),
        segmentEvents,
        Duration.ofSeconds(rollSeconds));
  }
}
