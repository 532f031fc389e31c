package io.millrace.admin.command.plan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.admin.plan.Change;
import io.millrace.admin.plan.Plan;
import io.millrace.app.render.Table;

/**
 * A plan as a person or a program reads it.
 *
 * <p>The JSON document is {@code {"changes": [...]}}, in the order in which changes are made, and
 * without changes when all is as declared. A change has these members, all of them text:
 *
 * <ul>
 *   <li>{@code action}: create-topic, add-partitions, alter-config, delete-topic, register-schema,
 *       set-compatibility or unsupported
 *   <li>{@code resource}: the topic or the subject
 *   <li>{@code change}: from what to what, for people
 *   <li>{@code risk}: safe, disruptive, irreversible or unsupported
 *   <li>{@code reason}: why, for people
 * </ul>
 */
public final class PlanView {
  private static final Table<Change> TABLE =
      new Table<Change>()
          .text("ACTION", Change::action)
          .text("RESOURCE", Change::resource)
          .text("CHANGE", Change::summary)
          .text("RISK", Change::risk)
          .text("REASON", Change::reason);

  private PlanView() {}

  public static String table(Plan plan) {
    return plan.isEmpty() ? "nothing to change" : TABLE.render(plan.changes());
  }

  /** One change, as it is reported when it is made. */
  public static String line(Change change) {
    return "%s %s: %s".formatted(change.action(), change.resource(), change.summary());
  }

  public static String json(Plan plan) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode changes = document.putArray("changes");
    plan.changes().forEach(change -> fill(changes.addObject(), change));
    return document.toPrettyString();
  }

  public static void fill(ObjectNode node, Change change) {
    node.put("action", change.action().toString());
    node.put("resource", change.resource());
    node.put("change", change.summary());
    node.put("risk", change.risk().toString());
    node.put("reason", change.reason());
  }
}
