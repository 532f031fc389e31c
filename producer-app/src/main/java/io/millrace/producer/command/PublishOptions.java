package io.millrace.producer.command;

import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.cli.Stop;
import io.millrace.app.connect.Connection;
import io.millrace.app.connect.ConnectionOptions;
import io.millrace.app.pace.Pace;
import io.millrace.app.render.Progress;
import io.millrace.producer.publish.PublishReport;
import io.millrace.producer.publish.Publisher;
import io.millrace.producer.source.Source;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What every command that publishes takes, and how it runs. */
final class PublishOptions {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin private ConnectionOptions connection;

  @Option(names = "--report", paramLabel = "FILE", description = "Write how the run ended as JSON.")
  private Path report;

  @Spec(Target.MIXEE)
  private CommandSpec command;

  int run(String task, Source source, Pace pace, long limit, Stop stop) {
    Connection resolved = connection.resolve();
    PublishReport result;
    try (Publisher publisher = Publisher.open(resolved, source.topics());
        Progress progress = Progress.start(task, limit == Long.MAX_VALUE ? -1 : limit, "events")) {
      result = publisher.publish(source, pace, limit, stop, progress);
    }
    command.commandLine().getErr().println(ReportText.of(result));
    if (report != null) {
      ReportText.write(result, report);
    }
    return ReportText.exitCode(result, stop.isRequested());
  }
}
