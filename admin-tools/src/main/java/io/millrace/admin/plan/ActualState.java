package io.millrace.admin.plan;

import io.millrace.admin.schema.SubjectState;
import io.millrace.admin.topic.TopicState;
import java.util.Map;

/**
 * What is there of what a catalogue declares.
 *
 * @param topics by name; those that aren't there are left out
 * @param subjects by name; what is left out is as {@link SubjectState#ABSENT}
 */
public record ActualState(Map<String, TopicState> topics, Map<String, SubjectState> subjects) {
  public ActualState {
    topics = Map.copyOf(topics);
    subjects = Map.copyOf(subjects);
  }
}
