package io.millrace.local.child;

import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;

/**
 * A Kafka node in one Java VM: {@code BrokerMain <settings file> <log folder> <cluster id>}.
 * Formats the log folder when it is new, then runs Kafka's own main.
 */
public final class BrokerMain {
  private BrokerMain() {}

  public static void main(String[] args) {
    String settings = args[0];
    // The check saves most starts the tool; what a kill left half formatted the tool completes.
    if (!Files.exists(Path.of(args[1], "meta.properties"))) {
      String[] format = {
        "format", "--ignore-formatted", "--config", settings, "--cluster-id", args[2]
      };
      int code = StorageTool.execute(format, System.err);
      if (code != 0) {
        System.exit(code);
      }
    }
    Kafka.main(new String[] {settings});
  }
}
