package io.millrace.admin.plan;

import io.millrace.admin.answer.Found;
import io.millrace.admin.schema.RegistrySubjects;
import io.millrace.admin.schema.SubjectState;
import io.millrace.admin.schema.WantedSchema;
import io.millrace.admin.topic.ClusterTopics;
import io.millrace.admin.topic.TopicDetails;
import io.millrace.admin.topic.TopicInspector;
import io.millrace.admin.topic.TopicState;
import io.millrace.app.cli.AppException;
import io.millrace.app.connect.Connection;
import io.millrace.registry.SchemaRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/** Looks at all that a plan touches, about all topics at once. */
final class SituationReader {
  private final Connection connection;
  private final Admin admin;
  private final Supplier<SchemaRegistry> registry;

  SituationReader(Connection connection, Admin admin, Supplier<SchemaRegistry> registry) {
    this.connection = connection;
    this.admin = admin;
    this.registry = registry;
  }

  Situation read(Plan plan) {
    String cluster = connection.await(admin.describeCluster().clusterId());
    List<String> names =
        plan.changes().stream()
            .filter(change -> !isOfSubject(change))
            .map(Change::resource)
            .distinct()
            .toList();
    Found<TopicState> topics = new ClusterTopics(connection, admin).find(names);
    topics
        .failures()
        .forEach(
            (name, failure) -> {
              throw AppException.of(name, failure);
            });
    return new Situation(cluster, topics.values(), subjects(plan), active(plan, topics.values()));
  }

  private static boolean isOfSubject(Change change) {
    return change instanceof RegisterSchema || change instanceof SetCompatibility;
  }

  private Map<String, SubjectState> subjects(Plan plan) {
    Set<String> levels =
        plan.only(SetCompatibility.class).stream()
            .map(SetCompatibility::subject)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Map<String, SubjectState> states = new LinkedHashMap<>();
    if (levels.isEmpty() && plan.only(RegisterSchema.class).isEmpty()) {
      return states;
    }
    RegistrySubjects subjects = new RegistrySubjects(registry.get());
    for (RegisterSchema change : plan.only(RegisterSchema.class)) {
      String name = change.subject();
      WantedSchema wanted = change.resolve(states).schema();
      states.put(name, subjects.look(name, Optional.of(wanted), levels.remove(name)));
    }
    levels.forEach(name -> states.put(name, subjects.look(name, Optional.empty(), true)));
    return states;
  }

  private Map<String, List<String>> active(Plan plan, Map<String, TopicState> topics) {
    List<String> deleted =
        plan.only(DeleteTopic.class).stream()
            .map(DeleteTopic::topic)
            .filter(topics::containsKey)
            .toList();
    Map<String, List<String>> active = new LinkedHashMap<>();
    if (!deleted.isEmpty()) {
      Found<TopicDetails> details = new TopicInspector(connection, admin).details(deleted);
      List<String> silent = DeletionPlanner.silent(details);
      details
          .list()
          .forEach(
              topic -> {
                List<String> groups = new ArrayList<>(DeletionPlanner.active(topic));
                groups.addAll(silent);
                active.put(topic.name(), groups);
              });
    }
    return active;
  }
}
