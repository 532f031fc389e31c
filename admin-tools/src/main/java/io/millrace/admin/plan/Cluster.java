package io.millrace.admin.plan;

import io.millrace.admin.catalogue.Catalogue;
import io.millrace.admin.catalogue.SubjectDeclaration;
import io.millrace.admin.catalogue.TopicDeclaration;
import io.millrace.admin.schema.RegistrySubjects;
import io.millrace.admin.schema.SubjectState;
import io.millrace.admin.topic.ClusterTopics;
import io.millrace.admin.topic.TopicInspector;
import io.millrace.admin.topic.TopicState;
import io.millrace.admin.topic.TopicWriter;
import io.millrace.app.connect.Connection;
import io.millrace.registry.SchemaRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/**
 * A Kafka cluster with its registry. The registry is asked only where a catalogue declares schemas.
 * For one thread; closed by the caller.
 */
public final class Cluster implements AutoCloseable {
  private final Connection connection;
  private final Admin admin;
  private final ClusterTopics topics;
  private SchemaRegistry registry;

  private Cluster(Connection connection, Admin admin) {
    this.connection = connection;
    this.admin = admin;
    this.topics = new ClusterTopics(connection, admin);
  }

  /** Connects in the background; a cluster that isn't there shows with the first question. */
  public static Cluster open(Connection connection) {
    return new Cluster(connection, connection.openAdmin());
  }

  /** The plan that makes this cluster as declared. */
  public Plan plan(Catalogue desired) {
    return Planner.plan(desired, state(desired));
  }

  /** What is there of what the catalogue declares. */
  public ActualState state(Catalogue desired) {
    Map<String, TopicState> found =
        topics.find(desired.topics().stream().map(TopicDeclaration::name).toList());
    return new ActualState(found, subjects(desired.subjects()));
  }

  /** Looks at topics of this cluster, for as long as it is open. */
  public TopicInspector inspector() {
    return new TopicInspector(connection, admin);
  }

  /**
   * Makes the changes of a plan. One that fails doesn't stop the others.
   *
   * @param listener is told of each outcome as soon as it is known
   */
  public List<Outcome> apply(Plan plan, Consumer<Outcome> listener) {
    return new PlanExecutor(new TopicWriter(connection, admin), this::registry, listener)
        .execute(plan);
  }

  private Map<String, SubjectState> subjects(List<SubjectDeclaration> declared) {
    if (declared.isEmpty()) {
      return Map.of();
    }
    RegistrySubjects subjects = new RegistrySubjects(registry());
    Map<String, SubjectState> states = new LinkedHashMap<>();
    declared.forEach(subject -> states.put(subject.name(), subjects.find(subject)));
    return states;
  }

  private SchemaRegistry registry() {
    if (registry == null) {
      registry = connection.openRegistry();
    }
    return registry;
  }

  @Override
  public void close() {
    admin.close(connection.timeout());
  }
}
