package io.millrace.producer.command;

import io.millrace.app.metrics.Metrics;
import io.millrace.app.metrics.MetricsServer;
import io.millrace.producer.publish.PublishListener;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/** Shows how a run goes: as a bar on a terminal, and as metrics where a port is given for them. */
final class Telling implements PublishListener, AutoCloseable {
  private final String task;
  private final long limit;
  private final PrintWriter err;
  private final RunMetrics metrics = new RunMetrics();
  private final Optional<MetricsServer> server;
  private io.millrace.app.render.Progress bar;

  private Telling(String task, RunOptions options, PrintWriter err) {
    this.task = task;
    this.limit = options.limit();
    this.err = err;
    this.server = options.metrics().map(metrics::serve);
  }

  /**
   * Begins; the caller closes.
   *
   * @throws io.millrace.app.cli.AppException when metrics can't be served
   */
  static Telling start(String task, RunOptions options, PrintWriter err) {
    Telling telling = new Telling(task, options, err);
    telling.server.ifPresent(
        running -> err.println("metrics are served at port " + running.port()));
    return telling;
  }

  /** What the clients of the run measure themselves. */
  Metrics metrics() {
    return metrics.all();
  }

  @Override
  public void progress(Progress progress) {
    metrics.update(progress);
    boolean inBytes = limit == Long.MAX_VALUE && progress.reached().total() > 0;
    if (bar == null) {
      bar =
          inBytes
              ? io.millrace.app.render.Progress.ofBytes(task, progress.reached().total())
              : io.millrace.app.render.Progress.start(
                  task, limit == Long.MAX_VALUE ? -1 : limit, "inputs");
    }
    bar.update(
        inBytes ? progress.reached().bytes() : progress.inputs(),
        String.format(
            Locale.ROOT, "%,d events, %,d refused", progress.events(), progress.refused()));
  }

  @Override
  public void note(String line) {
    err.println(line);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
    server.ifPresent(MetricsServer::close);
  }
}
