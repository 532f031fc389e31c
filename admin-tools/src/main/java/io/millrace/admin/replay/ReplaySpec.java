package io.millrace.admin.replay;

import static java.util.Objects.requireNonNull;

import io.millrace.app.cli.AppException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.Uuid;

/**
 * What a replay is. It is the same in every run; a run with another one is refused.
 *
 * @param name tells it from other replays of the cluster
 * @param filter the condition on the records that are replayed; else all are
 */
public record ReplaySpec(
    String name, ReplaySource source, Destination destination, Optional<String> filter) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,600}");

  public ReplaySpec {
    requireNonNull(source, "source");
    requireNonNull(destination, "destination");
    requireNonNull(filter, "filter");
    requireName(name);
  }

  /**
   * A replay that is named by where its records come from and where they go to.
   *
   * @param name empty for that
   */
  public static ReplaySpec of(
      Optional<String> name,
      ReplaySource source,
      Destination destination,
      Optional<String> filter) {
    String given = name.orElseGet(() -> source.topic() + "-to-" + destination.label());
    return new ReplaySpec(given, source, destination, filter);
  }

  static void requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw AppException.usage(
          "\"%s\" can't be the name of a replay: write letters, digits, dots, _ and -"
              .formatted(name));
    }
  }

  /** The group that holds how far it is, and its transactional id. */
  String group() {
    return group(name);
  }

  static String group(String name) {
    return "millrace-replay-" + name;
  }

  /**
   * Whether another spec is this one.
   *
   * @param topicId of the source: a topic that was made anew is another
   */
  Fingerprint fingerprint(Uuid topicId) {
    return Fingerprint.of(source + "|" + topicId, destination.toString(), filter.orElse(""));
  }
}
