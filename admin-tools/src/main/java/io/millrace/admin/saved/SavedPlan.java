package io.millrace.admin.saved;

import static java.util.Objects.requireNonNull;

import io.millrace.admin.plan.Change;
import io.millrace.admin.plan.Plan;
import io.millrace.admin.plan.Situation;
import io.millrace.admin.topic.TopicState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A plan with what tells whether it still fits.
 *
 * @param cluster the id of the cluster that it was made for
 * @param made when
 * @param changes in the order in which they are made
 * @param topicIds of the topics that it touches and that were there, by name: another topic of that
 *     name has another id
 */
public record SavedPlan(
    String cluster, Instant made, List<Change> changes, Map<String, String> topicIds) {
  public SavedPlan {
    requireNonNull(cluster, "cluster");
    requireNonNull(made, "made");
    changes = List.copyOf(changes);
    topicIds = Collections.unmodifiableMap(new TreeMap<>(topicIds));
  }

  /** A plan that was just made. */
  public static SavedPlan of(Plan plan, Situation situation, Instant made) {
    Map<String, String> ids = new TreeMap<>();
    for (Change change : plan.changes()) {
      TopicState topic = situation.topics().get(change.resource());
      if (topic != null) {
        ids.put(change.resource(), topic.id());
      }
    }
    return new SavedPlan(situation.cluster(), made, plan.changes(), ids);
  }

  /**
   * The plan of a file.
   *
   * @throws io.millrace.app.cli.AppException when there is none that this program can trust
   */
  public static SavedPlan read(Path file) {
    return SavedPlanFormat.read(file);
  }

  /**
   * Writes the plan aside and gives it its name when it is whole. A file that holds the same plan
   * is left as it is.
   *
   * @return whether anything was written
   * @throws io.millrace.app.cli.AppException when the disk doesn't take it, or when the file is
   *     something else than a plan
   */
  public boolean write(Path file) {
    return SavedPlanFile.write(this, file);
  }

  /** The plan as far as it isn't made yet. */
  public Resumption resume(Situation now) {
    return Resumption.of(this, now);
  }

  /** Whether both ask for the same, whenever they were made. */
  boolean isLike(SavedPlan other) {
    return cluster.equals(other.cluster)
        && changes.equals(other.changes)
        && topicIds.equals(other.topicIds);
  }
}
