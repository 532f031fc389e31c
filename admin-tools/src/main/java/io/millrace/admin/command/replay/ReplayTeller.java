package io.millrace.admin.command.replay;

import io.millrace.admin.replay.Checkpoint;
import io.millrace.admin.replay.Refusal;
import io.millrace.admin.replay.ReplayListener;
import io.millrace.admin.replay.ReplaySpec;
import io.millrace.admin.replay.Tally;
import io.millrace.app.render.Progress;
import java.io.PrintWriter;

/** Tells on stderr how a replay goes; closed by the caller. */
final class ReplayTeller implements ReplayListener, AutoCloseable {
  private final PrintWriter err;
  private Progress progress = done -> {};

  ReplayTeller(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void started(ReplaySpec spec, Checkpoint from) {
    Tally before = from.tally();
    boolean begun = before.replayed() + before.filtered() + before.refused() > 0;
    say(
        "replay %s %s: %d offsets of %s to look at%s"
            .formatted(
                spec.name(),
                begun ? "goes on" : "starts",
                from.left(),
                spec.source().topic(),
                begun ? ", %d replayed so far".formatted(before.replayed()) : ""));
    progress = Progress.start("replay", from.left(), "offsets");
  }

  @Override
  public void advanced(long offsets) {
    progress.update(offsets);
  }

  @Override
  public void refused(Refusal refusal) {
    say("refused " + refusal);
  }

  @Override
  public void note(String sentence) {
    say(sentence);
  }

  private void say(String line) {
    err.println(line);
    err.flush();
  }

  @Override
  public void close() {
    progress.close();
  }
}
