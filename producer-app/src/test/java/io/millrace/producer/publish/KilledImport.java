package io.millrace.producer.publish;

import io.millrace.app.cli.Stop;
import io.millrace.app.connect.Connection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A named import in a Java VM of its own: servers, name, topic, count, file of rejects. */
public final class KilledImport {
  private KilledImport() {}

  public static void main(String[] args) {
    Connection connection = Connection.of(args[0], "http://127.0.0.1:1", Duration.ofSeconds(10));
    Numbers numbers =
        Numbers.of(args[2], Long.parseLong(args[3]))
            .withRefused(n -> n % 1_000 == 999)
            .before(
                n -> {
                  if (n % 10 == 0) {
                    java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
                  }
                });
    PublishListener told =
        new PublishListener() {
          @Override
          public void progress(Progress progress) {
            System.out.println(progress.inputs());
          }
        };
    try (Publisher publisher =
        Publisher.open(connection, Runs.named(args[1], 200), new Stop(), told)) {
      PublishReport report =
          publisher.publish(
              TestSpec.of(numbers)
                  .withRejects(
                      Long.MAX_VALUE,
                      Optional.of(new RejectFile(Path.of(args[4]), "numbers", () -> "n")))
                  .build());
      System.out.println(report.failure() == null && report.complete() ? "done" : report);
    }
  }
}
