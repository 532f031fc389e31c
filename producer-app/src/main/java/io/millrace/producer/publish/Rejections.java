package io.millrace.producer.publish;

import io.millrace.app.cli.AppException;
import io.millrace.producer.input.Position;
import io.millrace.producer.input.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of inputs that are refused: they are counted, kept in the file of rejects, and no
 * more than the user allows. For one thread.
 */
final class Rejections {
  private final RejectLog log;
  private final Refusals refusals;
  private final long most;

  /**
   * @param most how many there may be
   */
  Rejections(RejectLog log, Refusals refusals, long most) {
    this.log = log;
    this.refusals = refusals;
    this.most = most;
  }

  /**
   * Goes on where the file was left.
   *
   * @param state of its position; null when no run left it
   */
  void resume(String state) {
    log.resume(state);
  }

  /** Takes an input, unless it's one too many: then it's the reason to end the run. */
  Optional<AppException> add(List<Refusal> why, byte[] raw) {
    if (refusals.count() >= most) {
      return Optional.of(tooMany(why.get(0)));
    }
    log.add(why, raw);
    refusals.add(why);
    return Optional.empty();
  }

  /** Takes those that brokers refused since; when they are too many, they're the reason to end. */
  Optional<AppException> addLate() {
    List<Refusals.Late> late = refusals.drain();
    late.forEach(one -> log.add(List.of(one.refusal()), one.raw()));
    return late.isEmpty() || refusals.count() <= most
        ? Optional.empty()
        : Optional.of(tooMany(late.get(late.size() - 1).refusal()));
  }

  private AppException tooMany(Refusal last) {
    return AppException.refused(
        "more inputs are refused than --max-rejects %,d allows: %s".formatted(most, last));
  }

  /**
   * Makes sure that the file is on the disk.
   *
   * @param last whether nothing more is added by this run
   * @return its position; empty without a file
   */
  Optional<Position> sync(boolean last) {
    return log.sync(last);
  }

  /**
   * Those that are open are there for good: their transaction is committed, or never read again.
   */
  void keep() {
    refusals.keep();
  }

  /** Those that are open will be read again. */
  void takeBack() {
    refusals.takeBack();
  }
}
