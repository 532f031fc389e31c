package io.millrace.admin.plan;

import io.millrace.admin.answer.Found;
import io.millrace.admin.catalogue.Catalogue;
import io.millrace.admin.catalogue.Places;
import io.millrace.admin.catalogue.SubjectDeclaration;
import io.millrace.admin.catalogue.TopicDeclaration;
import io.millrace.admin.schema.RegistrySubjects;
import io.millrace.admin.schema.SideBySide;
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
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/** Asks a cluster for what a plan needs, about all topics at once, and plans. */
final class ClusterPlanner {
  private final Connection connection;
  private final Admin admin;
  private final Supplier<SchemaRegistry> registry;

  ClusterPlanner(Connection connection, Admin admin, Supplier<SchemaRegistry> registry) {
    this.connection = connection;
    this.admin = admin;
    this.registry = registry;
  }

  Plan plan(PlanRequest request) {
    refuseDeclared(request);
    List<String> declared =
        request.catalogue().topics().stream().map(TopicDeclaration::name).toList();
    Found<TopicState> topics =
        new ClusterTopics(connection, admin)
            .find(Stream.concat(declared.stream(), request.deletions().stream()).toList());
    ActualState actual = state(topics, request.catalogue());
    Plan plan = Planner.plan(request, actual);
    Plan weighed = new LossWeighing(connection, admin).weigh(plan, topics.values());
    return request.deletions().isEmpty() ? weighed : delete(request.deletions(), weighed, actual);
  }

  private static void refuseDeclared(PlanRequest request) {
    Catalogue catalogue = request.catalogue();
    List<AppException> both =
        request.deletions().stream()
            .filter(name -> catalogue.find(name).isPresent())
            .map(name -> declared(name, catalogue.places()))
            .toList();
    if (!both.isEmpty()) {
      throw AppException.all(both);
    }
  }

  private static AppException declared(String topic, Places places) {
    return AppException.usage(
        places.atTopic(
            topic,
            "nothing is changed, as the catalogue declares what is to be deleted: take away %s there first"
                .formatted(topic)));
  }

  private Plan delete(List<String> names, Plan plan, ActualState actual) {
    List<String> notes = new ArrayList<>(plan.notes());
    names.stream()
        .filter(name -> !actual.topics().containsKey(name) && !actual.failures().containsKey(name))
        .forEach(name -> notes.add(name + ": nothing to delete, as there is no such topic"));
    List<String> there = names.stream().filter(actual.topics()::containsKey).toList();
    List<Change> changes = new ArrayList<>(plan.changes());
    if (!there.isEmpty()) {
      Found<TopicDetails> details = new TopicInspector(connection, admin).details(there);
      refuseInternal(details);
      List<String> silent = DeletionPlanner.silent(details);
      details
          .list()
          .forEach(topic -> changes.add(place(changes), DeletionPlanner.deletion(topic, silent)));
    }
    return new Plan(changes, plan.failures(), notes);
  }

  /** Before what isn't possible, as in the order of actions. */
  private static int place(List<Change> changes) {
    int place = changes.size();
    while (place > 0 && changes.get(place - 1) instanceof Unsupported) {
      place--;
    }
    return place;
  }

  private static void refuseInternal(Found<TopicDetails> topics) {
    List<String> internal =
        topics.list().stream().filter(DeletionPlanner::isInternal).map(TopicDetails::name).toList();
    if (!internal.isEmpty()) {
      throw AppException.usage(
          "nothing is changed, as %s is Kafka's own: without it, the cluster breaks"
              .formatted(String.join(", ", internal)));
    }
  }

  private ActualState state(Found<TopicState> topics, Catalogue catalogue) {
    List<SubjectDeclaration> declared = catalogue.subjects();
    Map<String, SubjectState> states = new LinkedHashMap<>();
    Map<String, WantedSchema> wanted = new LinkedHashMap<>();
    if (!declared.isEmpty()) {
      RegistrySubjects subjects = new RegistrySubjects(registry.get());
      WantedSchemas sources = new WantedSchemas(subjects, catalogue.places());
      for (List<SubjectDeclaration> row : ReferenceOrder.rows(declared)) {
        List<WantedSchema> schemas = sources.find(row);
        List<Integer> places = IntStream.range(0, row.size()).boxed().toList();
        List<SubjectState> found =
            SideBySide.all(places, place -> subjects.find(row.get(place), schemas.get(place)));
        places.forEach(
            place -> {
              wanted.put(row.get(place).name(), schemas.get(place));
              states.put(row.get(place).name(), found.get(place));
            });
      }
    }
    return new ActualState(topics.values(), states, wanted, topics.failures());
  }
}
