package io.millrace.admin.saved;

import io.millrace.admin.plan.AddPartitions;
import io.millrace.admin.plan.AlterConfig;
import io.millrace.admin.plan.Change;
import io.millrace.admin.plan.ConfigChange;
import io.millrace.admin.plan.ConfigValues;
import io.millrace.admin.plan.CreateTopic;
import io.millrace.admin.plan.DeleteTopic;
import io.millrace.admin.plan.RegisterSchema;
import io.millrace.admin.plan.SetCompatibility;
import io.millrace.admin.plan.Situation;
import io.millrace.admin.schema.SubjectState;
import io.millrace.admin.topic.TopicState;
import io.millrace.registry.CompatibilityLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How far a change of a saved plan is made. */
final class ChangeProgress {
  private static final Progress PENDING = new Progress(Step.PENDING, "");
  private static final Progress DONE = new Progress(Step.DONE, "");

  /** Whether all is as it was, or as the change wants it, or neither. */
  enum Step {
    PENDING,
    DONE,
    DRIFTED
  }

  /**
   * The state of one change.
   *
   * @param drift what is neither as it was nor as wanted; empty for the other two
   */
  record Progress(Step step, String drift) {}

  private final Map<String, String> topicIds;
  private final Situation now;

  ChangeProgress(Map<String, String> topicIds, Situation now) {
    this.topicIds = topicIds;
    this.now = now;
  }

  Progress of(Change change) {
    if (change instanceof CreateTopic creation) {
      return created(creation);
    } else if (change instanceof DeleteTopic deletion) {
      return deleted(deletion);
    } else if (change instanceof AddPartitions growth) {
      return topic(growth).map(topic -> grown(growth, topic)).orElseGet(() -> replaced(growth));
    } else if (change instanceof AlterConfig alteration) {
      return topic(alteration)
          .map(topic -> altered(alteration, topic))
          .orElseGet(() -> replaced(alteration));
    } else if (change instanceof RegisterSchema schema) {
      return registered(schema, subject(schema));
    } else if (change instanceof SetCompatibility level) {
      return levelled(level, subject(level));
    }
    // What isn't possible stays so, and is shown again.
    return PENDING;
  }

  private Progress created(CreateTopic creation) {
    TopicState topic = now.topics().get(creation.topic());
    if (topic == null) {
      return PENDING;
    }
    List<String> others = new ArrayList<>();
    if (topic.partitions() != creation.partitions()) {
      others.add("partitions " + topic.partitions());
    }
    creation
        .replication()
        .filter(copies -> copies != topic.replication())
        .ifPresent(copies -> others.add("replication " + topic.replication()));
    creation
        .configs()
        .forEach(
            (name, value) -> {
              String there = topic.configs().getOrDefault(name, "unknown");
              if (!ConfigValues.same(there, value)) {
                others.add(name + " " + there);
              }
            });
    return others.isEmpty()
        ? DONE
        : drifted("not there when planned, there now with " + String.join(", ", others));
  }

  private Progress deleted(DeleteTopic deletion) {
    if (!now.topics().containsKey(deletion.topic())) {
      return DONE;
    }
    if (topic(deletion).isEmpty()) {
      return replaced(deletion);
    }
    List<String> groups = new ArrayList<>(now.active().getOrDefault(deletion.topic(), List.of()));
    groups.removeAll(deletion.activeGroups());
    groups.removeAll(deletion.silent());
    return groups.isEmpty()
        ? PENDING
        : drifted("groups read it now that didn't when planned: " + String.join(", ", groups));
  }

  private static Progress grown(AddPartitions growth, TopicState topic) {
    if (topic.partitions() == growth.to()) {
      return DONE;
    }
    return topic.partitions() == growth.from()
        ? PENDING
        : drifted(
            "partitions %d when planned, %d now".formatted(growth.from(), topic.partitions()));
  }

  private static Progress altered(AlterConfig alteration, TopicState topic) {
    List<String> others = new ArrayList<>();
    boolean isDone = true;
    for (ConfigChange setting : alteration.settings()) {
      Optional<String> value = Optional.ofNullable(topic.configs().get(setting.name()));
      if (!isMade(setting, value, topic)) {
        isDone = false;
        if (!same(value, setting.from())) {
          others.add(
              "%s %s when planned, %s now"
                  .formatted(
                      setting.name(), setting.from().orElse("unknown"), value.orElse("unknown")));
        }
      }
    }
    if (!others.isEmpty()) {
      return drifted(String.join(", ", others));
    }
    return isDone ? DONE : PENDING;
  }

  private static boolean isMade(ConfigChange setting, Optional<String> value, TopicState topic) {
    return setting.isReset()
        ? !topic.own().containsKey(setting.name())
        : value.isPresent() && same(value, setting.to());
  }

  private static boolean same(Optional<String> a, Optional<String> b) {
    return a.equals(b) || (a.isPresent() && b.isPresent() && ConfigValues.same(a.get(), b.get()));
  }

  private static Progress registered(RegisterSchema schema, SubjectState subject) {
    if (subject.hasSchema()) {
      return DONE;
    }
    return subject.latest() == schema.after()
        ? PENDING
        : drifted(
            "newest version %s when planned, %s now"
                .formatted(version(schema.after()), version(subject.latest())));
  }

  private static Progress levelled(SetCompatibility level, SubjectState subject) {
    if (subject.level().equals(Optional.of(level.to()))) {
      return DONE;
    }
    return subject.level().equals(level.from())
        ? PENDING
        : drifted(
            "compatibility %s when planned, %s now"
                .formatted(word(level.from()), word(subject.level())));
  }

  private Optional<TopicState> topic(Change change) {
    return Optional.ofNullable(now.topics().get(change.resource()))
        .filter(topic -> topic.id().equals(topicIds.get(change.resource())));
  }

  private Progress replaced(Change change) {
    return drifted(
        now.topics().containsKey(change.resource())
            ? "another topic has this name now"
            : "there when planned, gone now");
  }

  private SubjectState subject(Change change) {
    return now.subjects().getOrDefault(change.resource(), SubjectState.ABSENT);
  }

  private static Progress drifted(String what) {
    return new Progress(Step.DRIFTED, what);
  }

  private static String version(int number) {
    return number == 0 ? "none" : String.valueOf(number);
  }

  private static String word(Optional<CompatibilityLevel> level) {
    return level.map(Enum::name).orElse("default");
  }
}
