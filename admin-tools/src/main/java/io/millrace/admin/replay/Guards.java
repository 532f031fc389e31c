package io.millrace.admin.replay;

import static java.util.Objects.requireNonNull;

/**
 * What keeps a replay from doing harm.
 *
 * @param maxReplays a record that was replayed so often isn't replayed again
 * @param allowSameTopic whether records may go to the topic that they are from
 */
public record Guards(int maxReplays, Undecodable undecodable, boolean allowSameTopic) {
  public Guards {
    requireNonNull(undecodable, "undecodable");
    if (maxReplays < 1) {
      throw new IllegalArgumentException("most replays are 1 or more, and not " + maxReplays);
    }
  }
}
