package io.millrace.producer.publish;

import io.millrace.app.cli.Stop;
import io.millrace.app.connect.Connection;
import java.time.Duration;
import java.util.UUID;

/** Publishes in one call. */
final class Runs {
  private Runs() {}

  static Mode.Named named(String name, long events) {
    return new Mode.Named(
        name, new TransactionBounds(Duration.ofSeconds(1), events, Long.MAX_VALUE));
  }

  static String anyName() {
    return "test-" + UUID.randomUUID();
  }

  static PublishReport publish(Connection connection, Mode mode, TestSpec spec) {
    return publish(connection, mode, spec, new Stop());
  }

  static PublishReport publish(Connection connection, Mode mode, TestSpec spec, Stop stop) {
    try (Publisher publisher = Publisher.open(connection, mode, stop, PublishListener.NONE)) {
      return publisher.publish(spec.build());
    }
  }
}
