package io.millrace.producer.proof;

import io.millrace.local.Stack;
import io.millrace.producer.command.ProducerApp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program in a Java VM of its own, which can be killed; it is when it's closed. */
final class ChildRun implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofMinutes(2);
  private static final long POLL_MILLIS = 5;
  private static final Pattern METRICS = Pattern.compile("metrics are served at port (\\d+)");

  /** A build in the background ignores SIGINT, and so would the child: GNU's env undoes that. */
  private static final List<String> SIGINT_HEEDED = sigintHeeded();

  private final Process process;
  private final Path err;

  private ChildRun(Process process, Path err) {
    this.process = process;
    this.err = err;
  }

  /** Starts it; what it says goes to a file in the folder. */
  static ChildRun start(Stack stack, Path folder, List<String> arguments) throws IOException {
    Path err = Files.createTempFile(folder, "run", ".txt");
    List<String> command = new ArrayList<>(SIGINT_HEEDED);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(ProducerApp.class.getName());
    command.addAll(arguments);
    command.addAll(List.of("--bootstrap-servers", stack.bootstrapServers()));
    command.addAll(List.of("--schema-registry", stack.registryUrl()));
    // Whatever else the machine does.
    command.addAll(List.of("--timeout", "60"));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(err.toFile());
    return new ChildRun(builder.start(), err);
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

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for so long, or until it has ended. */
  void letRun(long millis) throws InterruptedException {
    var unused = process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /** Waits for something that it does; fails when it ends without. */
  void await(Callable<Boolean> done) throws Exception {
    long start = System.nanoTime();
    while (!done.call()) {
      boolean late = System.nanoTime() - start > DEADLINE.toNanos();
      if (late || (!isAlive() && !done.call())) {
        throw new AssertionError((late ? "it takes too long: " : "it ended before: ") + err());
      }
      letRun(POLL_MILLIS);
    }
  }

  /** Ends it as {@code kill -9} does. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /**
   * Sends a signal.
   *
   * @param signal such as INT
   */
  void signal(String signal) throws IOException, InterruptedException {
    int code = new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start().waitFor();
    if (code != 0) {
      throw new AssertionError("can't send " + signal);
    }
  }

  /** Its exit code, once it has ended. */
  int exitCode() throws InterruptedException, IOException {
    if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("process %d does not end: %s".formatted(process.pid(), err()));
    }
    return process.exitValue();
  }

  /** Writes to its standard input, and leaves that open. */
  void write(String text) throws IOException {
    process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** A metric that it serves; -1 when it doesn't yet. */
  double metric(String name) throws IOException, InterruptedException {
    Matcher port = METRICS.matcher(err());
    if (!port.find()) {
      return -1;
    }
    URI at = URI.create("http://127.0.0.1:%s/metrics".formatted(port.group(1)));
    String all =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(at).build(), BodyHandlers.ofString())
            .body();
    return all.lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length()).strip()))
        .findFirst()
        .orElse(-1);
  }

  /** All that it has said. */
  String err() throws IOException {
    return Files.readString(err);
  }

  @Override
  public void close() {
    kill();
  }
}
