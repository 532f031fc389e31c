package io.millrace.consumer.postgres;

import io.millrace.app.cli.Failure;
import io.millrace.app.cli.Stop;
import io.millrace.app.connect.ConnectionOptions;
import io.millrace.app.database.DatabaseAddress;
import io.millrace.app.render.Progress;
import io.millrace.consumer.read.KeyFormat;
import io.millrace.consumer.sink.SignalAt;
import io.millrace.consumer.sink.Undecodable;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * An export to a table that gets a signal at a step: servers, registry, settings of the client,
 * topic, URL, table, group, mode, events of a batch, step, times, signal.
 */
public final class SignalledTableExport {
  private SignalledTableExport() {}

  @Command
  private static final class Options {
    @Mixin private ConnectionOptions connection;
  }

  public static void main(String[] args) {
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
    Options options = new Options();
    new CommandLine(options)
        .parseArgs(
            "--bootstrap-servers",
            args[0],
            "--schema-registry",
            args[1],
            "--config",
            args[2],
            "--timeout",
            "60");
    TableSettings settings =
        new TableSettings(
            args[3],
            DatabaseAddress.of(args[4], Map.of("user", "postgres"), Map.of()),
            TableName.parse(args[5]),
            args[6],
            WriteMode.valueOf(args[7]),
            true,
            "sensor",
            Set.of(),
            KeyFormat.STRING,
            Undecodable.FAIL,
            false,
            Integer.parseInt(args[8]),
            Duration.ofSeconds(1),
            Duration.ofSeconds(60));
    SignalAt steps = new SignalAt(args[9], Integer.parseInt(args[10]), args[11]);
    Consumer<String> notes = System.err::println;
    try (TableExport export =
        TableExport.open(options.connection.resolve(), settings, notes, steps)) {
      export.run(new Stop(), Progress.none());
    } catch (RuntimeException e) {
      Failure failure = Failure.of(e);
      System.err.println(failure.line());
      System.exit(failure.exitCode());
    }
  }
}
