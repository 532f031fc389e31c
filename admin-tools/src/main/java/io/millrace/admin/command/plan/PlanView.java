package io.millrace.admin.command.plan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.admin.command.output.FailuresView;
import io.millrace.admin.plan.AlterConfig;
import io.millrace.admin.plan.Change;
import io.millrace.admin.plan.Plan;
import io.millrace.admin.plan.Risk;
import io.millrace.admin.topic.Loss;
import io.millrace.app.render.Style;
import io.millrace.app.render.Table;
import io.millrace.app.render.Tone;

/**
 * A plan as a person or a program reads it.
 *
 * <p>The JSON document is {@code {"changes": [...], "failures": [...]}}: changes in the order in
 * which they are made, none when all is as declared; failures, of the shape of {@link
 * FailuresView}, are topics that couldn't be looked at. A change has these members, the first five
 * of them text:
 *
 * <ul>
 *   <li>{@code action}: create-topic, add-partitions, alter-config, delete-topic, register-schema,
 *       set-compatibility or unsupported
 *   <li>{@code resource}: the topic or the subject
 *   <li>{@code change}: from what to what, for people
 *   <li>{@code risk}: safe, disruptive, irreversible or unsupported
 *   <li>{@code reason}: why, for people
 *   <li>{@code allow}: an array of the words that {@code --allow} needs, mostly empty
 *   <li>{@code droppedBytes} and {@code bytes}: what a cut of the retention drops, about, and what
 *       there is; left out where there is no cut, and where the brokers don't say
 * </ul>
 */
public final class PlanView {
  private static final Table<Change> TABLE =
      new Table<Change>()
          .text("ACTION", Change::action)
          .text("RESOURCE", Change::resource)
          .text("CHANGE", Change::summary)
          .word("RISK", Change::risk, change -> tone(change.risk()))
          .text("REASON", Change::reason);

  private PlanView() {}

  /** The changes, with their risks in the colours of a style. */
  public static String table(Plan plan, Style style) {
    return plan.isEmpty() ? "nothing to change" : TABLE.render(plan.changes(), style);
  }

  private static Tone tone(Risk risk) {
    return switch (risk) {
      case SAFE -> Tone.GOOD;
      case DISRUPTIVE, UNSUPPORTED -> Tone.CAUTION;
      case IRREVERSIBLE -> Tone.BAD;
    };
  }

  /** One change, as it is reported when it is made. */
  public static String line(Change change) {
    return "%s %s: %s".formatted(change.action(), change.resource(), change.summary());
  }

  public static String json(Plan plan) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode changes = document.putArray("changes");
    plan.changes().forEach(change -> fill(changes.addObject(), change));
    FailuresView.fill(document, plan.failures());
    return document.toPrettyString();
  }

  public static void fill(ObjectNode node, Change change) {
    node.put("action", change.action().toString());
    node.put("resource", change.resource());
    node.put("change", change.summary());
    node.put("risk", change.risk().toString());
    node.put("reason", change.reason());
    ArrayNode allow = node.putArray("allow");
    change.hazards().forEach(hazard -> allow.add(hazard.toString()));
    if (change instanceof AlterConfig alteration) {
      alteration.loss().ifPresent(loss -> fill(node, loss));
    }
  }

  private static void fill(ObjectNode node, Loss loss) {
    loss.dropped().ifPresent(bytes -> node.put("droppedBytes", bytes));
    loss.total().ifPresent(bytes -> node.put("bytes", bytes));
  }
}
