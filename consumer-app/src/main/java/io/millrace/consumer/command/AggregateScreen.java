package io.millrace.consumer.command;

import io.millrace.consumer.example.SalesBoard;
import io.millrace.example.PeriodUnit;
import io.millrace.example.SalesByPeriod;
import java.io.PrintStream;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Shows results while they change: as JSON lines each change, on a terminal a table that is drawn
 * again, elsewhere nothing before the end.
 */
final class AggregateScreen {
  private static final long PAUSE_NANOS = 500_000_000;

  private final PrintStream out;
  private final boolean json;
  private final boolean live;
  private final boolean redrawn;
  private final PeriodUnit unit;
  private final int periods;
  private final LongSupplier nanos;
  private int drawnLines;
  private boolean changed = true;
  private long drawnAt;

  /**
   * Nothing shown yet.
   *
   * @param live whether there is no end, so that JSON lines have to tell of each change
   * @param redrawn whether what was printed can be overwritten
   */
  AggregateScreen(
      PrintStream out,
      boolean json,
      boolean live,
      boolean redrawn,
      PeriodUnit unit,
      int periods,
      LongSupplier nanos) {
    this.out = out;
    this.json = json;
    this.live = live;
    this.redrawn = redrawn && !json;
    this.unit = unit;
    this.periods = periods;
    this.nanos = nanos;
    this.drawnAt = nanos.getAsLong() - PAUSE_NANOS;
  }

  /** Whether there is still somebody who reads it. */
  boolean update(List<SalesByPeriod> changes, SalesBoard board) {
    if (json && live) {
      changes.forEach(result -> out.println(SalesText.json(result)));
    }
    changed |= !changes.isEmpty();
    if (redrawn && changed && nanos.getAsLong() - drawnAt >= PAUSE_NANOS) {
      // Only the newest period in full: more than the screen has can't be overwritten.
      draw(
          SalesText.chart(board.newest(unit, periods))
              + System.lineSeparator().repeat(2)
              + SalesText.table(board.newest(unit, 1)));
      changed = false;
      drawnAt = nanos.getAsLong();
    }
    return !out.checkError();
  }

  void end(SalesBoard board) {
    List<SalesByPeriod> shown = board.newest(unit, periods);
    if (json) {
      if (!live) {
        board.all().forEach(result -> out.println(SalesText.json(result)));
      }
    } else {
      draw(SalesText.chart(shown) + System.lineSeparator().repeat(2) + SalesText.table(shown));
    }
    out.flush();
  }

  private void draw(String text) {
    if (drawnLines > 0) {
      out.print("\u001b[" + drawnLines + "A\u001b[J");
    }
    out.println(text);
    out.flush();
    drawnLines = redrawn ? (int) text.lines().count() : 0;
  }
}
