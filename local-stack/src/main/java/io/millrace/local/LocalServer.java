package io.millrace.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** A server that is a child process. */
public final class LocalServer implements Server {
  static final String REGISTRY = "registry";

  private static final Duration STOP_DEADLINE = Duration.ofSeconds(8);

  private final String name;
  private final int port;
  private final ChildJvm jvm;
  private final DataFolder data;
  private final Duration startDeadline;
  private final BiConsumer<Startup, Integer> readiness;
  private final Runnable changed;
  private Process process;

  /**
   * @param readiness waits until what listens on a port answers
   * @param changed called when the process is another than before
   */
  LocalServer(
      String name,
      int port,
      ChildJvm jvm,
      DataFolder data,
      Duration startDeadline,
      BiConsumer<Startup, Integer> readiness,
      Runnable changed) {
    this.name = name;
    this.port = port;
    this.jvm = jvm;
    this.data = data;
    this.startDeadline = startDeadline;
    this.readiness = readiness;
    this.changed = changed;
  }

  static String brokerName(int id) {
    return "broker-" + id;
  }

  /** {@code broker-1} to {@code broker-3}, or {@code registry}. */
  public String name() {
    return name;
  }

  public int port() {
    return port;
  }

  /** Of the process that runs, or that ran last. */
  public synchronized long pid() {
    return process.pid();
  }

  public synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  public Path log() {
    return data.log(name).file();
  }

  @Override
  public void start() {
    if (!isAlive()) {
      launch();
      changed.run();
      readiness.accept(new Startup(startDeadline, this::checkAlive, "look into " + log()), port);
    }
  }

  @Override
  public void stop() {
    signal();
    awaitEnd(Deadline.in(STOP_DEADLINE));
  }

  @Override
  public synchronized void kill() {
    process.destroyForcibly();
    awaitEnd(Deadline.in(STOP_DEADLINE));
  }

  @Override
  public void pause() {
    send("STOP");
  }

  @Override
  public void resume() {
    send("CONT");
  }

  private synchronized void send(String signal) {
    String[] command = {"kill", "-" + signal, String.valueOf(process.pid())};
    try {
      new ProcessBuilder(command).start().onExit().join();
    } catch (IOException e) {
      throw new LocalStackException("cannot run %s: %s".formatted(String.join(" ", command), e), e);
    }
  }

  synchronized void launch() {
    process = jvm.launch(data.root(), data.log(name));
  }

  /** Asks it to stop, and does not wait. */
  synchronized void signal() {
    if (process != null) {
      // By its handle: Process.destroy would close the pipe too, and the guard would halt it.
      process.toHandle().destroy();
    }
  }

  /** Waits for the end; kills it when the deadline has passed or the thread is interrupted. */
  synchronized void awaitEnd(Deadline deadline) {
    if (process != null && !endsWithin(deadline.left())) {
      process.destroyForcibly().onExit().join();
    }
  }

  /** Waits for the end; false when it is not there in time or the thread is interrupted. */
  synchronized boolean endsWithin(Duration time) {
    try {
      return process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Throws what its log says when it has ended. */
  void checkAlive() {
    if (isAlive()) {
      return;
    }
    ChildLog log = data.log(name);
    if (log.says("No space left on device")) {
      throw new LocalStackException(
          "no space left in data folder %s: make room, or choose another with --data"
              .formatted(data.root()));
    }
    if (log.says("Address already in use") || log.says("already in use by another process")) {
      throw new PortTakenException(
          "%s stopped while starting, since port %d or its controller's is in use; its log is %s"
              .formatted(name, port, log.file()));
    }
    throw new LocalStackException(
        "%s stopped while starting: %s; its log is %s"
            .formatted(name, log.lastWords().orElse("it said nothing"), log.file()));
  }
}
