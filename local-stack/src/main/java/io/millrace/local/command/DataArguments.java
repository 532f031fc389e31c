package io.millrace.local.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which stack a command means: the one of a data folder. */
final class DataArguments {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder that keeps topics and schemas (default: .data/local-stack).")
  private Path data;

  Path folder() {
    return data == null
        ? Path.of(System.getProperty("millrace.home", ""), ".data", "local-stack").toAbsolutePath()
        : data.toAbsolutePath().normalize();
  }
}
