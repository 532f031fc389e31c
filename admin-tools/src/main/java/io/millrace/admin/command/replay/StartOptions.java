package io.millrace.admin.command.replay;

import io.millrace.admin.replay.Start;
import picocli.CommandLine.Option;

/** What says where a run begins, of which at most one is given. */
final class StartOptions {
  @Option(names = "--extend", description = "Take what has arrived since the first start as well.")
  private boolean extend;

  @Option(names = "--restart", description = "Begin anew: what was replayed is replayed again.")
  private boolean restart;

  @Option(
      names = "--forget",
      description = "Delete the checkpoint, and do nothing else; a run that goes on is ended.")
  private boolean forget;

  boolean forgets() {
    return forget;
  }

  Start start() {
    return extend ? Start.EXTEND : restart ? Start.RESTART : Start.RESUME;
  }
}
