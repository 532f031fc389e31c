package io.millrace.admin.plan;

import io.millrace.admin.topic.TopicWriter;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import io.millrace.registry.SchemaRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** Makes the changes of a plan, and nothing else: one request for each kind of change of topics. */
final class PlanExecutor {
  private final TopicWriter topics;
  private final Supplier<SchemaRegistry> registry;
  private final Consumer<Outcome> listener;
  private final List<Outcome> outcomes = new ArrayList<>();

  /**
   * @param registry asked for only when a change needs it
   * @param listener is told of each outcome as soon as it is known
   */
  PlanExecutor(TopicWriter topics, Supplier<SchemaRegistry> registry, Consumer<Outcome> listener) {
    this.topics = topics;
    this.registry = registry;
    this.listener = listener;
  }

  List<Outcome> execute(Plan plan) {
    plan.changes().forEach(this::changeSubject);
    if (outcomes.stream().anyMatch(outcome -> !outcome.isConfirmed())) {
      // A topic whose schema was refused would take events that nobody can publish.
      plan.changes().stream().filter(PlanExecutor::isOfTopic).forEach(this::leave);
      return List.copyOf(outcomes);
    }
    changeTopics(
        plan.only(CreateTopic.class),
        creations -> topics.create(creations.stream().map(CreateTopic::topic).toList()));
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
    if (change instanceof RegisterSchema schema) {
      attempt(change, () -> registry.get().register(schema.subject(), schema.schema(), false));
    } else if (change instanceof SetCompatibility level) {
      attempt(change, () -> registry.get().setCompatibility(level.subject(), level.to()));
    }
  }

  private static boolean isOfTopic(Change change) {
    return change instanceof CreateTopic
        || change instanceof AddPartitions
        || change instanceof AlterConfig
        || change instanceof DeleteTopic;
  }

  private void leave(Change change) {
    Failure failure = new Failure(ExitCode.FAILED, "not tried, as a schema was refused");
    report(new Outcome(change, Optional.of(failure)));
  }

  private void attempt(Change change, Runnable action) {
    try {
      action.run();
      report(new Outcome(change, Optional.empty()));
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      report(new Outcome(change, Optional.of(Failure.of(e))));
    }
  }

  private <C extends Change> void changeTopics(
      List<C> changes, Function<List<C>, Map<String, Optional<Failure>>> request) {
    if (!changes.isEmpty()) {
      Map<String, Optional<Failure>> results = request.apply(changes);
      changes.forEach(change -> report(new Outcome(change, results.get(change.resource()))));
    }
  }

  private void report(Outcome outcome) {
    outcomes.add(outcome);
    listener.accept(outcome);
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
