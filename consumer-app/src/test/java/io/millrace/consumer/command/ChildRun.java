package io.millrace.consumer.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A command line in a process of its own, which can be killed. */
final class ChildRun implements AutoCloseable {
  private final Process process;
  private final Path err;

  private ChildRun(Process process, Path err) {
    this.process = process;
    this.err = err;
  }

  /** Starts it with its error output going to a file. */
  static ChildRun start(Path err, List<String> args) throws IOException {
    return start(err, List.of(), ConsumerApp.class, args);
  }

  /** Starts it with what it prints going to a file, too. */
  static ChildRun startPrinting(Path out, Path err, List<String> args) throws IOException {
    return start(ProcessBuilder.Redirect.to(out.toFile()), err, List.of(), ConsumerApp.class, args);
  }

  /** As the other, with flags of the JVM. */
  static ChildRun start(Path err, List<String> flags, List<String> args) throws IOException {
    return start(err, flags, ConsumerApp.class, args);
  }

  /** Starts another program so. */
  static ChildRun start(Path err, Class<?> program, List<String> args) throws IOException {
    return start(err, List.of(), program, args);
  }

  private static ChildRun start(Path err, List<String> flags, Class<?> program, List<String> args)
      throws IOException {
    return start(ProcessBuilder.Redirect.DISCARD, err, flags, program, args);
  }

  private static ChildRun start(
      ProcessBuilder.Redirect out,
      Path err,
      List<String> flags,
      Class<?> program,
      List<String> args)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    command.addAll(flags);
    command.add(program.getName());
    command.addAll(args);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out).redirectError(err.toFile());
    return new ChildRun(builder.start(), err);
  }

  /** Waits for something that the process does; fails when it ends without. */
  void await(Callable<Boolean> done) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(2))
        .failFast("the process ended", () -> !process.isAlive() && !done.call())
        .until(done);
  }

  /** Ends it as {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Asks it to end as SIGTERM does, and waits for the exit code. */
  int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      throw new AssertionError("the process doesn't end");
    }
    return process.exitValue();
  }

  /** Sends a signal, such as CONT. */
  void signal(String signal) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start().waitFor())
        .isZero();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Its exit code, once it has ended by itself. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      throw new AssertionError("the process doesn't end");
    }
    return process.exitValue();
  }

  String err() throws IOException {
    return Files.readString(err);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
