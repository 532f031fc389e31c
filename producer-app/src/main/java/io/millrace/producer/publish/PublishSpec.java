package io.millrace.producer.publish;

import static java.util.Objects.requireNonNull;

import io.millrace.app.pace.Pace;
import io.millrace.producer.input.SourceOpener;
import java.util.Optional;

/**
 * What a run publishes.
 *
 * @param pace of the inputs
 * @param limit the most inputs to take in this run, {@link Long#MAX_VALUE} for all; a named run may
 *     go past it, up to where the next one can go on
 * @param maxRejects how many inputs may be refused before the run ends, {@link Long#MAX_VALUE} for
 *     all
 * @param rejects where refused inputs go; empty for nowhere
 */
public record PublishSpec(
    SourceOpener source, Pace pace, long limit, long maxRejects, Optional<RejectFile> rejects) {
  public PublishSpec {
    requireNonNull(source, "source");
    requireNonNull(pace, "pace");
    requireNonNull(rejects, "rejects");
    if (limit < 0 || maxRejects < 0) {
      throw new IllegalArgumentException("a limit is 0 or more");
    }
  }
}
