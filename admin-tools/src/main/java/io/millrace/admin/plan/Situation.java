package io.millrace.admin.plan;

import static java.util.Objects.requireNonNull;

import io.millrace.admin.schema.SubjectState;
import io.millrace.admin.topic.TopicState;
import java.util.List;
import java.util.Map;

/**
 * What is there now of all that a plan touches.
 *
 * @param cluster its id
 * @param topics by name; those that aren't there are left out
 * @param subjects by name, each seen from the schema that the plan registers
 * @param active the groups that read a topic now, or may, by its name; only of topics to delete
 */
public record Situation(
    String cluster,
    Map<String, TopicState> topics,
    Map<String, SubjectState> subjects,
    Map<String, List<String>> active) {
  public Situation {
    requireNonNull(cluster, "cluster");
    topics = Map.copyOf(topics);
    subjects = Map.copyOf(subjects);
    active = Map.copyOf(active);
  }
}
