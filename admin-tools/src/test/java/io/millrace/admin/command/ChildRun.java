package io.millrace.admin.command;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.millrace.local.Stack;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program in a Java VM of its own, as a launcher starts it; killed when closed. */
final class ChildRun implements AutoCloseable {
  private static final long DEADLINE_SECONDS = 120;

  private final Process process;
  private final BufferedReader err;

  private ChildRun(Process process) {
    this.process = process;
    this.err = process.errorReader(StandardCharsets.UTF_8);
  }

  /** What it writes on standard output is thrown away. */
  static ChildRun against(Stack stack, String... arguments) throws IOException {
    return start(ProcessBuilder.Redirect.DISCARD, stack, arguments);
  }

  /** What it writes on standard output can be read, or not. */
  static ChildRun piped(Stack stack, String... arguments) throws IOException {
    return start(ProcessBuilder.Redirect.PIPE, stack, arguments);
  }

  private static ChildRun start(ProcessBuilder.Redirect output, Stack stack, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(AdminTools.class.getName());
    command.addAll(List.of(arguments));
    command.addAll(List.of("--bootstrap-servers", stack.bootstrapServers()));
    command.addAll(List.of("--schema-registry", stack.registryUrl()));
    return new ChildRun(new ProcessBuilder(command).redirectOutput(output).start());
  }

  /** The next line of its standard error; null at the end. */
  String readLine() throws IOException {
    return err.readLine();
  }

  /** The next line of its standard output; null at the end. */
  String readOutLine() throws IOException {
    return process.inputReader(StandardCharsets.UTF_8).readLine();
  }

  /** Reads one line of its standard output and closes it, as {@code head -1} does. */
  String readHead() throws IOException {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      return out.readLine();
    }
  }

  List<String> readLines() {
    return err.lines().toList();
  }

  /** Waits for so long, or until it has ended. */
  void letRun(long millis) throws InterruptedException {
    var unused = process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it as {@code kill -9} does. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Asks it to end, as Ctrl-C and SIGTERM do. */
  void stop() {
    // The process itself would close its streams, and its last words would be lost.
    var unused = process.toHandle().destroy();
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(DEADLINE_SECONDS, SECONDS)) {
      throw new AssertionError("process " + process.pid() + " does not end");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    kill();
  }
}
