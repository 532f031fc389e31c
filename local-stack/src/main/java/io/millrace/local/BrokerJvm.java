package io.millrace.local;

import io.millrace.local.child.BrokerMain;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Java VM of one node, on the class path of this one, which has Kafka's server on it. */
final class BrokerJvm {
  /** The environment variable with further JVM flags, as MILLRACE_JAVA_OPTS has them for tools. */
  static final String ADDED_OPTIONS = "MILLRACE_BROKER_JAVA_OPTS";

  private static final String LOGGING = "-Dorg.slf4j.simpleLogger.";
  private static final List<String> OPTIONS =
      List.of(
          "-Xmx512m",
          "-XX:+UseSerialGC",
          // Half the time to start, and still far from being what limits a laptop.
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError",
          "-Djava.awt.headless=true",
          LOGGING + "logFile=System.err",
          LOGGING + "defaultLogLevel=info",
          LOGGING + "showDateTime=true",
          LOGGING + "dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
          // Each of these prints all settings at every start, or a line for every partition.
          LOGGING + "log.org.apache.kafka.common.config.AbstractConfig=warn",
          LOGGING + "log.kafka.server.KafkaConfig=warn",
          LOGGING + "log.org.apache.kafka.storage.internals.log=warn",
          LOGGING + "log.kafka.log.LogManager=warn",
          LOGGING + "log.state.change.logger=warn");

  private BrokerJvm() {}

  static ChildJvm of(Path settings, Path logFolder, String cluster, Path temporary) {
    return new ChildJvm(
        options(temporary, System.getenv().getOrDefault(ADDED_OPTIONS, "")),
        System.getProperty("java.class.path"),
        BrokerMain.class.getName(),
        List.of(settings.toString(), logFolder.toString(), cluster));
  }

  /**
   * The flags of a broker.
   *
   * @param added further ones, parted by white space; they come last, and so are stronger
   */
  static List<String> options(Path temporary, String added) {
    return Stream.of(
            OPTIONS.stream(),
            Stream.of("-Djava.io.tmpdir=" + temporary),
            Stream.of(added.trim().split("\\s+")).filter(flag -> !flag.isEmpty()))
        .flatMap(flags -> flags)
        .toList();
  }
}
