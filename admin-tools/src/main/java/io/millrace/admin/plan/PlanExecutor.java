package io.millrace.admin.plan;

import io.millrace.admin.topic.TopicWriter;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Makes the changes of a plan, and nothing else: one request for a batch of topics. Once all of a
 * batch got no answer in time, or three subjects in a row, the rest isn't tried: each would wait as
 * long.
 */
final class PlanExecutor {
  /** A registry gives no answer to a single subject too, as when it fails over its schema. */
  private static final int MOST_SILENCES = 3;

  private final TopicWriter topics;
  private final SubjectWriter subjects;
  private final Consumer<Outcome> listener;
  private final List<Outcome> outcomes = new ArrayList<>();
  private final Set<String> refusedSubjects = new LinkedHashSet<>();
  private boolean clusterIsAway;
  private int silences;

  /**
   * @param listener is told of each outcome as soon as it is known
   */
  PlanExecutor(TopicWriter topics, SubjectWriter subjects, Consumer<Outcome> listener) {
    this.topics = topics;
    this.subjects = subjects;
    this.listener = listener;
  }

  List<Outcome> execute(Plan plan) {
    plan.changes().forEach(this::changeSubject);
    List<CreateTopic> creations = new ArrayList<>();
    for (CreateTopic creation : plan.only(CreateTopic.class)) {
      refusedSubject(creation)
          .ifPresentOrElse(subject -> leave(creation, subject), () -> creations.add(creation));
    }
    changeTopics(
        creations, made -> topics.create(made.stream().map(PlanExecutor::newTopic).toList()));
    changeTopics(
        plan.only(AddPartitions.class), growth -> topics.grow(byTopic(growth, AddPartitions::to)));
    changeTopics(
        plan.only(AlterConfig.class),
        alterations -> topics.alter(byTopic(alterations, PlanExecutor::values)));
    changeTopics(
        plan.only(DeleteTopic.class),
        deletions -> topics.delete(deletions.stream().map(DeleteTopic::topic).toList()));
    return List.copyOf(outcomes);
  }

  private void changeSubject(Change change) {
    if (!(change instanceof RegisterSchema || change instanceof SetCompatibility)) {
      return;
    }
    Optional<Failure> failure =
        silences >= MOST_SILENCES
            ? Optional.of(notTried("the registry gave no answer before"))
            : change instanceof RegisterSchema schema
                ? subjects.register(schema)
                : subjects.setCompatibility((SetCompatibility) change);
    failure.ifPresent(reason -> refusedSubjects.add(change.resource()));
    silences = isAway(failure) ? silences + 1 : 0;
    report(new Outcome(change, failure));
  }

  private static Failure notTried(String why) {
    return new Failure(ExitCode.UNAVAILABLE, "not tried, as " + why);
  }

  private static boolean isAway(Optional<Failure> failure) {
    return failure.filter(reason -> reason.exitCode() == ExitCode.UNAVAILABLE).isPresent();
  }

  /** A topic whose schema was refused would take events that nobody can publish. */
  private Optional<String> refusedSubject(CreateTopic creation) {
    return creation.subjects().stream().filter(refusedSubjects::contains).findFirst();
  }

  private void leave(CreateTopic creation, String subject) {
    Failure failure = new Failure(ExitCode.FAILED, "not tried, as " + subject + " was refused");
    report(new Outcome(creation, Optional.of(failure)));
  }

  private <C extends Change> void changeTopics(
      List<C> changes, Function<List<C>, Map<String, Optional<Failure>>> request) {
    for (List<C> batch : Batches.of(changes)) {
      if (clusterIsAway) {
        Failure failure = notTried("the cluster gave no answer before");
        batch.forEach(change -> report(new Outcome(change, Optional.of(failure))));
      } else {
        Map<String, Optional<Failure>> results = request.apply(batch);
        batch.forEach(change -> report(new Outcome(change, results.get(change.resource()))));
        clusterIsAway = results.values().stream().allMatch(PlanExecutor::isAway);
      }
    }
  }

  private void report(Outcome outcome) {
    outcomes.add(outcome);
    listener.accept(outcome);
  }

  private static NewTopic newTopic(CreateTopic topic) {
    return new NewTopic(topic.topic(), Optional.of(topic.partitions()), topic.replication())
        .configs(topic.configs());
  }

  private static <C extends Change, V> Map<String, V> byTopic(
      List<C> changes, Function<C, V> value) {
    Map<String, V> byTopic = new LinkedHashMap<>();
    changes.forEach(change -> byTopic.put(change.resource(), value.apply(change)));
    return byTopic;
  }

  private static Map<String, Optional<String>> values(AlterConfig change) {
    Map<String, Optional<String>> values = new LinkedHashMap<>();
    change
        .settings()
        .forEach(
            setting ->
                values.put(setting.name(), setting.isReset() ? Optional.empty() : setting.to()));
    return values;
  }
}
