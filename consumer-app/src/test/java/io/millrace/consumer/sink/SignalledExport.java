package io.millrace.consumer.sink;

import io.millrace.app.cli.Stop;
import io.millrace.app.connect.Connection;
import io.millrace.app.render.Progress;
import io.millrace.consumer.read.KeyFormat;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * An export to files that is killed at a step: servers, registry, topic, folder, format, events of
 * a segment, step, times.
 */
public final class SignalledExport {
  private SignalledExport() {}

  public static void main(String[] args) {
    Connection connection = Connection.of(args[0], args[1], Duration.ofSeconds(60));
    ExportSettings settings =
        new ExportSettings(
            List.of(args[2]),
            Path.of(args[3]),
            Format.ofExtension(args[4]),
            KeyFormat.STRING,
            Undecodable.FAIL,
            Formulas.KEEP,
            false,
            Long.parseLong(args[5]),
            Duration.ofSeconds(10));
    Steps steps = new SignalAt(args[6], Integer.parseInt(args[7]), "KILL");
    try (Export export = Export.open(connection, settings, Clock.systemUTC(), steps)) {
      export.run(new Stop(), Progress.none());
    }
  }
}
