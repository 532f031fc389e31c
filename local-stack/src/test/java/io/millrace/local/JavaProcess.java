package io.millrace.local;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A main class of the test class path, run in a Java VM of its own; killed when closed. */
public final class JavaProcess implements AutoCloseable {
  private static final long DEADLINE_SECONDS = 60;

  /**
   * A build in the background ignores SIGINT, and so do the JVMs that it starts. GNU's env undoes
   * that; without it the tests of Ctrl-C need a build in the foreground.
   */
  private static final List<String> SIGINT_HEEDED = sigintHeeded();

  private final Process process;
  private final Path errors;
  private final BufferedReader output;

  private JavaProcess(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts it; what it writes to standard error goes to a file in the folder. */
  public static JavaProcess start(Path folder, Class<?> main, String... arguments)
      throws IOException {
    Path errors = Files.createTempFile(folder, "errors", ".txt");
    List<String> command = new ArrayList<>(SIGINT_HEEDED);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return new JavaProcess(
        new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors);
  }

  private static List<String> sigintHeeded() {
    List<String> prefix = List.of("env", "--default-signal=INT");
    try {
      Process env = new ProcessBuilder(prefix.get(0), prefix.get(1), "true").start();
      return env.waitFor() == 0 ? prefix : List.of();
    } catch (IOException e) {
      return List.of();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public long pid() {
    return process.pid();
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** The next line of its standard output; null at the end. */
  public String readLine() throws IOException {
    return output.readLine();
  }

  /** All lines that are left of its standard output. */
  public List<String> readLines() {
    return output.lines().toList();
  }

  public OutputStream input() {
    return process.getOutputStream();
  }

  public String errors() throws IOException {
    return Files.readString(errors);
  }

  /** Its exit code, once it has ended. */
  public int exitCode() throws InterruptedException {
    if (!process.waitFor(DEADLINE_SECONDS, SECONDS)) {
      throw new AssertionError("process " + pid() + " does not end");
    }
    return process.exitValue();
  }

  /** Sends SIGINT, as Ctrl-C does. */
  public void interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", String.valueOf(pid())).start().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
