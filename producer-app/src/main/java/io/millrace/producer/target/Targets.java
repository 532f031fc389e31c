package io.millrace.producer.target;

import io.millrace.app.cli.AppException;
import io.millrace.app.connect.Connection;
import io.millrace.registry.SchemaRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/**
 * The targets of a run. Once they are open no registry is asked any more, whatever becomes of it.
 * Not thread-safe.
 */
public final class Targets {
  private final Map<String, Target> targets;

  private Targets(Map<String, Target> targets) {
    this.targets = targets;
  }

  /**
   * Makes sure, before the first event, that all topics are there and may be written to, and that
   * their schemas are registered or can be; then registers what is missing. Nothing is registered
   * when anything is wrong, and all that is wrong is said at once.
   *
   * <p>The registry has the connection's timeout for all its answers together.
   *
   * @param requests each topic once, or with the same schemas again
   * @throws AppException for topics that aren't there, schemas that aren't there or that their
   *     subject's level forbids, missing rights, and a cluster that doesn't answer
   * @throws org.apache.kafka.common.errors.TimeoutException when the registry doesn't answer
   * @throws org.apache.kafka.common.config.ConfigException for settings that are wrong
   */
  public static Targets open(
      Connection connection, List<TargetRequest> requests, Registration registration) {
    return open(connection, requests, registration, targets -> {});
  }

  /**
   * As {@link #open(Connection, List, Registration)}, with a last look at the targets before any
   * schema is registered: what it throws is thrown, and nothing is registered then.
   *
   * @param check gets targets for this look only: ids of their events may be made up
   */
  public static Targets open(
      Connection connection,
      List<TargetRequest> requests,
      Registration registration,
      Consumer<Targets> check) {
    Map<String, TargetRequest> byTopic = new LinkedHashMap<>();
    for (TargetRequest request : requests) {
      TargetRequest other = byTopic.putIfAbsent(request.topic(), request);
      if (other != null && !other.equals(request)) {
        throw AppException.usage(
            "topic %s is named with two schemas: name it with one".formatted(request.topic()));
      }
    }
    SchemaRegistry registry = connection.openRegistry();
    Preflight preflight = Preflight.of(connection, registry, registration);
    try (Admin admin = connection.openAdmin()) {
      preflight.look(TopicCheck.ask(connection, admin, byTopic.keySet()), byTopic.values());
    }
    check.accept(Targets.of(preflight.rehearse()));
    return Targets.of(preflight.open());
  }

  private static Targets of(List<Target> opened) {
    Map<String, Target> targets = new LinkedHashMap<>();
    opened.forEach(target -> targets.put(target.topic(), target));
    return new Targets(targets);
  }

  /**
   * The target of a topic.
   *
   * @throws IllegalArgumentException when it wasn't asked for
   */
  public Target of(String topic) {
    Target target = targets.get(topic);
    if (target == null) {
      throw new IllegalArgumentException("topic %s is no target".formatted(topic));
    }
    return target;
  }

  /** All of them, in the order of the requests. */
  public List<Target> all() {
    return List.copyOf(targets.values());
  }
}
