package io.millrace.producer.publish;

import io.millrace.producer.input.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * How a run ended: each input that it counts is acknowledged, refused or unknown. What a named run
 * aborted is none of these: the next run reads it again.
 *
 * @param mode how it published
 * @param resumed whether it went on from an earlier run of its name
 * @param acknowledged events that the brokers have, by topic; of a dry run, that would be published
 * @param bytes of the keys and values of these
 * @param inputs by how they ended
 * @param refusedEvents events of refused inputs that were ready to be sent
 * @param unknownEvents events that may or may not be in their topic
 * @param firstRefused why the first inputs were refused, at most {@link Publisher#SHOWN}
 * @param commits transactions committed
 * @param aborts transactions aborted
 * @param failure what stopped the run; null when nothing did
 * @param complete whether the source came to its end, or the run to its limit
 */
public record PublishReport(
    Mode mode,
    boolean resumed,
    SortedMap<String, Long> acknowledged,
    long bytes,
    Inputs inputs,
    long refusedEvents,
    long unknownEvents,
    List<Refusal> firstRefused,
    long commits,
    long aborts,
    Exception failure,
    boolean complete,
    Duration elapsed,
    Latency latency) {

  /** Counts of inputs. */
  public record Inputs(long acknowledged, long refused, long unknown) {}

  /** The events that the brokers have, over all topics. */
  public long acknowledgedEvents() {
    return acknowledged.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The name of the import; empty when it has none. */
  public Optional<String> name() {
    return mode instanceof Mode.Named named ? Optional.of(named.name()) : Optional.empty();
  }
}
