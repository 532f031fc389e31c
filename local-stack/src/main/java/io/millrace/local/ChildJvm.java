package io.millrace.local;

import io.millrace.local.child.Guard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a child is run: a main class under {@link Guard}, in a Java VM of its own. The pipe to its
 * standard input is what ties its life to ours, so whoever holds the {@link Process} has to keep it
 * reachable.
 */
record ChildJvm(List<String> options, String classPath, String mainClass, List<String> arguments) {
  ChildJvm {
    options = List.copyOf(options);
    arguments = List.copyOf(arguments);
  }

  Process launch(Path directory, ChildLog log) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, Guard.class.getName(), mainClass));
    command.addAll(arguments);
    try {
      return new ProcessBuilder(command)
          .directory(directory.toFile())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()))
          .start();
    } catch (IOException e) {
      throw new LocalStackException("cannot start %s: %s".formatted(command.get(0), e), e);
    }
  }
}
