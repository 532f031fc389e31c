package io.millrace.admin.plan;

import io.millrace.admin.catalogue.Catalogue;
import io.millrace.admin.export.Exporter;
import io.millrace.admin.schema.ReadingRegistry;
import io.millrace.admin.topic.ReadingAdmin;
import io.millrace.admin.topic.TopicInspector;
import io.millrace.admin.topic.TopicWriter;
import io.millrace.app.connect.Connection;
import io.millrace.registry.SchemaRegistry;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/**
 * A Kafka cluster with its registry. The registry is asked only where a catalogue declares schemas.
 * For one thread; closed by the caller.
 */
public final class Cluster implements AutoCloseable {
  private final Connection connection;
  private final Admin admin;
  private final boolean readsOnly;
  private SchemaRegistry registry;

  private Cluster(Connection connection, Admin admin, boolean readsOnly) {
    this.connection = connection;
    this.admin = admin;
    this.readsOnly = readsOnly;
  }

  /** Connects in the background; a cluster that isn't there shows with the first question. */
  public static Cluster open(Connection connection) {
    return new Cluster(connection, connection.openAdmin(), false);
  }

  /** The same with clients that can't change anything: {@link #apply} only rehearses. */
  public static Cluster openReading(Connection connection) {
    return new Cluster(connection, ReadingAdmin.of(connection.openAdmin()), true);
  }

  /** The plan that makes this cluster as declared. */
  public Plan plan(Catalogue desired) {
    return plan(PlanRequest.of(desired));
  }

  /** The plan that makes this cluster as wanted. */
  public Plan plan(PlanRequest request) {
    return new ClusterPlanner(connection, admin, this::registry).plan(request);
  }

  /** The same plan, with what cuts of the retention drop. */
  public Plan weigh(Plan plan) {
    return new LossWeighing(connection, admin).weigh(plan);
  }

  /** What is there now of all that a plan touches. */
  public Situation situation(List<Change> changes) {
    return new SituationReader(connection, admin, this::registry).read(new Plan(changes));
  }

  /** Looks at topics of this cluster, for as long as it is open. */
  public TopicInspector inspector() {
    return new TopicInspector(connection, admin);
  }

  /** Reads what is on this cluster, for as long as it is open. */
  public Exporter exporter(boolean withSchemas) {
    return new Exporter(inspector(), withSchemas ? Optional.of(registry()) : Optional.empty());
  }

  /**
   * Makes the changes of a plan. One that fails doesn't stop the others.
   *
   * @param listener is told of each outcome as soon as it is known
   */
  public List<Outcome> apply(Plan plan, Consumer<Outcome> listener) {
    TopicWriter topics =
        readsOnly ? TopicWriter.validating(connection, admin) : new TopicWriter(connection, admin);
    SubjectWriter subjects =
        readsOnly ? SubjectWriter.pretending() : SubjectWriter.of(this::registry);
    return new PlanExecutor(topics, subjects, listener).execute(plan);
  }

  private SchemaRegistry registry() {
    if (registry == null) {
      SchemaRegistry opened = connection.openRegistry();
      registry = readsOnly ? ReadingRegistry.of(opened) : opened;
    }
    return registry;
  }

  @Override
  public void close() {
    admin.close(connection.timeout());
  }
}
