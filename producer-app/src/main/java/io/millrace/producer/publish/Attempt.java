package io.millrace.producer.publish;

import io.millrace.app.cli.AppException;
import io.millrace.producer.input.Input;
import io.millrace.producer.input.Origin;
import io.millrace.producer.input.Place;
import io.millrace.producer.input.RefusedException;
import io.millrace.producer.input.Source;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One reading of a source, from what is committed until its end or another reason to end. */
final class Attempt {
  private static final Duration IDLE = Duration.ofMillis(50);

  private final PublishSpec spec;
  private final Outbox outbox;
  private final RecordSize size;
  private final Rejections rejections;
  private final Halt halt;
  private final Gauge gauge;
  private final Timetable timetable;
  private long taken;
  private long committed;
  private Exception failure;
  private boolean complete;

  /**
   * @param taken inputs that attempts before it committed
   */
  Attempt(Work work, long taken) {
    this.spec = work.spec();
    this.outbox = work.outbox();
    this.size = work.size();
    this.rejections = work.rejections();
    this.halt = work.halt();
    this.gauge = work.gauge();
    this.timetable = work.timetable();
    this.taken = taken;
    this.committed = taken;
  }

  /** What ended it, but for what it threw; null when nothing did. */
  Exception failure() {
    return failure;
  }

  /** Whether the source came to its end, or the run to its limit. */
  boolean isComplete() {
    return complete;
  }

  /** Inputs that are committed, with those before it. */
  long committed() {
    return committed;
  }

  /**
   * Reads and publishes.
   *
   * @throws AbortedException when nothing since {@link #committed} is there
   * @throws AppException when nobody can go on
   */
  void run() throws AbortedException {
    Map<String, String> positions = new HashMap<>(outbox.committed());
    rejections.resume(positions.remove(RejectFile.PART));
    try (Source source = open(positions)) {
      // What is rejected from here on is cut, should this run be killed.
      commit(false);
      readAll(source);
      if (outbox.isBoundary()) {
        commit(true);
        hear();
        complete &= failure == null;
      } else {
        leaveOpen();
      }
    }
  }

  /** Made ahead, events that are due later would have the wrong times. */
  private Source open(Map<String, String> positions) {
    Source source = spec.source().open(positions);
    return spec.pace().isFlatOut() && source.isAtHand()
        ? new ReadAhead(source, spec.rejects().isPresent())
        : source;
  }

  /** A part of the source in which nobody could go on is left to the next run. */
  private void leaveOpen() {
    AppException reason =
        AppException.failed("the source ended where no later run could go on from", null);
    if (complete) {
      fail(reason);
    }
    complete = false;
    AbortedException unused = outbox.rewind(failure == null ? reason : failure);
    rejections.takeBack();
  }

  private void commit(boolean last) throws AbortedException {
    outbox.commit(rejections.sync(last));
    rejections.keep();
    committed = taken;
  }

  private void readAll(Source source) throws AbortedException {
    while (canGoOn()) {
      boolean limited = taken >= spec.limit();
      if ((limited || halt.isRequested()) && outbox.isBoundary()) {
        complete = limited;
        return;
      }
      Optional<Input> next = next(source);
      if (next.isPresent()) {
        if (!take(next.get(), source)) {
          return;
        }
      } else if (failure != null || halt.isRequested()) {
        return;
      } else if (source.follows()) {
        idle(IDLE, source);
      } else {
        complete = true;
        return;
      }
    }
  }

  private void fail(Exception cause) {
    failure = failure == null ? cause : failure;
  }

  private boolean canGoOn() throws AbortedException {
    hear();
    return failure == null && !halt.isOverdue();
  }

  /** Takes note of what became of events that are under way, or were. */
  private void hear() throws AbortedException {
    Exception failed = outbox.failure();
    if (failed != null) {
      fail(failed);
    }
    rejections.addLate().ifPresent(this::fail);
  }

  private Optional<Input> next(Source source) {
    try {
      return source.next();
    } catch (AppException e) {
      // What came before it is good.
      fail(e);
      return Optional.empty();
    }
  }

  /** Whether to go on. */
  private boolean take(Input input, Source source) throws AbortedException {
    long due = awaitDue(source);
    if (halt.isRequested() && outbox.isBoundary()) {
      return false;
    }
    Optional<AppException> tooMany =
        input instanceof Input.Refused refused
            ? rejections.add(refused.refusals(), refused.raw())
            : send((Input.Ready) input, due);
    if (tooMany.isPresent()) {
      fail(tooMany.get());
      return false;
    }
    taken++;
    outbox.pass(input.after());
    if (outbox.isDue()) {
      commit(false);
    }
    gauge.tell(taken, source);
    return true;
  }

  /** Sends it or rejects it, unless that is one too many: then it's the reason to end. */
  private Optional<AppException> send(Input.Ready ready, long due) throws AbortedException {
    try {
      int bytes = size.check(ready.records());
      outbox.send(ready.records(), bytes, due, ready.origin());
      gauge.sent(bytes);
      return Optional.empty();
    } catch (RefusedException e) {
      Place place = ready.origin().map(Origin::place).orElse(new Place("input", taken + 1));
      byte[] raw = ready.origin().map(Origin::raw).orElse(Kept.NOTHING);
      return rejections.add(List.of(e.at(place)), raw);
    }
  }

  /** When it's time for the next input, which it is then. */
  private long awaitDue(Source source) throws AbortedException {
    long due = timetable.next();
    for (long left = due - timetable.now();
        left > 0 && !halt.isRequested();
        left = due - timetable.now()) {
      idle(Duration.ofNanos(Math.min(left, IDLE.toNanos())), source);
    }
    return due;
  }

  /** Waits, but not with what has to be committed. */
  private void idle(Duration most, Source source) throws AbortedException {
    if (outbox.isDue()) {
      commit(false);
    }
    outbox.failure();
    gauge.tell(taken, source);
    halt.pause(most);
  }
}
