package io.millrace.app.render;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How far long work is, on stderr; shown only when stderr is a terminal, as the launcher says: what
 * is done of the whole, percent, rate, the time that has gone and that is left.
 */
public interface Progress extends AutoCloseable {

  /**
   * Starts to show.
   *
   * @param total in units, or -1 when it isn't known
   * @param unit what is counted, such as {@code events}
   */
  static Progress start(String task, long total, String unit) {
    return Terminal.ERR.isThere()
        ? new Bar(Bar.builder(task, total).setUnit(" " + unit, 1))
        : none();
  }

  /**
   * Starts to show work that is measured in bytes, whatever else it counts.
   *
   * @param total in bytes, or -1 when it isn't known
   */
  static Progress ofBytes(String task, long total) {
    return Terminal.ERR.isThere() ? new Bar(Bar.ofBytes(task, total)) : none();
  }

  /** Shows nothing. */
  static Progress none() {
    return done -> {};
  }

  /** Sets how much is done. */
  void update(long done);

  /**
   * Sets how much is done, and what stands behind it.
   *
   * @param note such as {@code 1,200 events}; replaces the one before
   */
  default void update(long done, String note) {
    update(done);
  }

  @Override
  default void close() {}

  /** A bar that redraws itself. */
  final class Bar implements Progress {
    private static final long MEBIBYTE = 1L << 20;

    private final ProgressBar bar;

    Bar(ProgressBarBuilder builder) {
      this.bar = builder.build();
    }

    static ProgressBarBuilder ofBytes(String task, long total) {
      return builder(task, total).setUnit(" MiB", MEBIBYTE);
    }

    static ProgressBarBuilder builder(String task, long total) {
      return new ProgressBarBuilder()
          .setTaskName(task)
          .setInitialMax(total)
          .setStyle(ProgressBarStyle.ASCII)
          .setUpdateIntervalMillis(200)
          .showSpeed()
          .clearDisplayOnFinish();
    }

    @Override
    public void update(long done) {
      bar.stepTo(done);
    }

    @Override
    public void update(long done, String note) {
      bar.stepTo(done);
      bar.setExtraMessage(" " + note);
    }

    @Override
    public void close() {
      bar.close();
    }
  }
}
