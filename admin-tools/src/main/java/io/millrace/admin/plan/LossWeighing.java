package io.millrace.admin.plan;

import io.millrace.admin.topic.ClusterTopics;
import io.millrace.admin.topic.Loss;
import io.millrace.admin.topic.Retention;
import io.millrace.admin.topic.RetentionLosses;
import io.millrace.admin.topic.TopicState;
import io.millrace.app.connect.Connection;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** Tells how much each cut of the retention drops. Nothing is asked for a plan without a cut. */
final class LossWeighing {
  private final Connection connection;
  private final Admin admin;

  LossWeighing(Connection connection, Admin admin) {
    this.connection = connection;
    this.admin = admin;
  }

  Plan weigh(Plan plan) {
    Map<String, Retention> cuts = cuts(plan);
    return cuts.isEmpty()
        ? plan
        : weigh(plan, new ClusterTopics(connection, admin).find(cuts.keySet()).values());
  }

  /**
   * @param topics at least those that have a cut
   */
  Plan weigh(Plan plan, Map<String, TopicState> topics) {
    Map<String, Retention> cuts = cuts(plan);
    if (cuts.isEmpty()) {
      return plan;
    }
    Map<String, Integer> partitions = new LinkedHashMap<>();
    cuts.keySet().stream()
        .filter(topics::containsKey)
        .forEach(topic -> partitions.put(topic, topics.get(topic).partitions()));
    Map<String, Loss> losses =
        new RetentionLosses(connection, admin, Clock.systemUTC()).of(cuts, partitions);
    return plan.with(
        plan.changes().stream()
            .map(
                change ->
                    change instanceof AlterConfig alteration
                            && losses.containsKey(change.resource())
                        ? alteration.with(losses.get(change.resource()))
                        : change)
            .toList());
  }

  private static Map<String, Retention> cuts(Plan plan) {
    Map<String, Retention> cuts = new LinkedHashMap<>();
    plan.only(AlterConfig.class).stream()
        .filter(change -> change.hazards().contains(Hazard.CUT_RETENTION))
        .forEach(change -> cuts.put(change.topic(), change.retention()));
    return cuts;
  }
}
