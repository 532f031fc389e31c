package io.millrace.admin.plan;

import io.millrace.admin.schema.SubjectState;
import io.millrace.admin.schema.WantedSchema;
import io.millrace.admin.topic.TopicState;
import io.millrace.app.cli.Failure;
import java.util.Map;

/**
 * What is there of what a catalogue declares.
 *
 * @param topics by name; those that aren't there are left out
 * @param subjects by name; what is left out is as {@link SubjectState#ABSENT}
 * @param wanted the schemas that subjects ought to have, by the subject's name
 * @param failures why a topic couldn't be looked at, by name
 */
public record ActualState(
    Map<String, TopicState> topics,
    Map<String, SubjectState> subjects,
    Map<String, WantedSchema> wanted,
    Map<String, Failure> failures) {
  public ActualState {
    topics = Map.copyOf(topics);
    subjects = Map.copyOf(subjects);
    wanted = Map.copyOf(wanted);
    failures = Map.copyOf(failures);
  }
}
