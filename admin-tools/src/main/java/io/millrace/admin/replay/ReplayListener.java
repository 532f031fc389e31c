package io.millrace.admin.replay;

/** Is told how a replay goes. */
public interface ReplayListener {

  /**
   * The replay begins or goes on.
   *
   * @param from with what was done in earlier runs
   */
  void started(ReplaySpec spec, Checkpoint from);

  /** So many offsets of this run are done. */
  void advanced(long offsets);

  /**
   * A record is not replayed. It is told before the checkpoint passes it, so that it is never
   * passed in silence; when the run is killed in between, the next run tells it again.
   */
  void refused(Refusal refusal);

  /** Something out of the ordinary, in a sentence. */
  void note(String sentence);
}
