package io.millrace.local.command;

import io.millrace.local.child.Guard;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The process that owns a stack when nobody stays attached. Until the stack is ready it is guarded
 * by the one that asked for it, and ends with that; then it is released.
 */
final class Supervisor {
  /** The line that tells that the stack is up; all others are for the person who waits. */
  static final String READY = "ready";

  private static final List<String> PASSED_ON =
      List.of("millrace.home", "millrace.registry.home", "org.slf4j.simpleLogger.defaultLogLevel");
  private static final String RELEASE = "release\n";

  // Out of reach of the terminal: Ctrl-C, Ctrl-Z and a hang-up go to all processes of its session.
  // A
  // Java VM leaves a signal alone that is ignored when it starts.
  private static final List<String> DETACHED =
      List.of(
          "sh",
          "-c",
          "trap '' HUP INT QUIT TSTP; if command -v setsid >/dev/null; then exec setsid \"$@\"; else exec \"$@\"; fi",
          "local-stack");

  private Supervisor() {}

  /** Starts it and waits until the stack is up; returns the exit code for the caller. */
  static int start(List<String> arguments, Consumer<String> progress) {
    List<String> command = new ArrayList<>(DETACHED);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    for (String property : PASSED_ON) {
      String value = System.getProperty(property);
      if (value != null) {
        command.add("-D" + property + "=" + value);
      }
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Guard.class.getName(), LocalStackTool.class.getName(), "supervise"));
    command.addAll(arguments);
    try {
      return await(new ProcessBuilder(command).redirectErrorStream(true).start(), progress);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start the process of the stack", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return LocalStackTool.INTERRUPTED;
    }
  }

  private static int await(Process supervisor, Consumer<String> progress)
      throws IOException, InterruptedException {
    try (BufferedReader lines = supervisor.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals(READY)) {
          release(supervisor);
          return LocalStackTool.DONE;
        }
        progress.accept(line);
      }
    }
    return supervisor.waitFor();
  }

  private static void release(Process supervisor) throws IOException {
    try (OutputStream guard = supervisor.getOutputStream()) {
      guard.write(RELEASE.getBytes(StandardCharsets.UTF_8));
    }
  }
}
