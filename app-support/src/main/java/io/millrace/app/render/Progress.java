package io.millrace.app.render;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far long work is, on stderr; shown only when stderr is a terminal, as the launcher says. */
public interface Progress extends AutoCloseable {

  /**
   * Starts to show.
   *
   * @param total in units, or -1 when it isn't known
   * @param unit what is counted, such as {@code events}
   */
  static Progress start(String task, long total, String unit) {
    return Terminal.ERR.isThere() ? new Bar(task, total, unit) : done -> {};
  }

  /** Sets how much is done. */
  void update(long done);

  @Override
  default void close() {}

  /** A bar that redraws itself. */
  final class Bar implements Progress {
    private final ProgressBar bar;

    private Bar(String task, long total, String unit) {
      this.bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(total)
              .setUnit(" " + unit, 1)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(200)
              .showSpeed()
              .clearDisplayOnFinish()
              .build();
    }

    @Override
    public void update(long done) {
      bar.stepTo(done);
    }

    @Override
    public void close() {
      bar.close();
    }
  }
}
