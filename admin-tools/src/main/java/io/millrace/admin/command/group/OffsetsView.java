package io.millrace.admin.command.group;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.admin.command.output.FailuresView;
import io.millrace.admin.group.OffsetMove;
import io.millrace.admin.group.OffsetOutcome;
import io.millrace.admin.group.OffsetPlan;
import io.millrace.admin.group.OffsetReport;
import io.millrace.app.render.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/**
 * Moved offsets as a person or a program reads them.
 *
 * <p>The JSON document is {@code {"cluster", "group", "executed", "undoFile", "offsets": [...],
 * "failures": [...]}}. An offset has {@code topic}, {@code partition}, {@code from} and {@code to}
 * (null for none), {@code change} (whether the two differ), {@code skipped} (how many offsets the
 * group will never read), {@code note} and {@code failure} (null for none). The failures are what
 * was asked for and can't be moved at all, as in {@link FailuresView}.
 *
 * @param report empty for a preview
 */
record OffsetsView(OffsetPlan plan, Optional<OffsetReport> report) {
  private static final Table<OffsetMove> TABLE =
      new Table<OffsetMove>()
          .text("TOPIC", move -> move.partition().topic())
          .number("PARTITION", move -> move.partition().partition())
          .number("FROM", move -> text(move.from()))
          .number("TO", move -> text(move.to()))
          .number("BY", OffsetsView::distance)
          .text("NOTE", OffsetsView::note);

  /** Empty when no partition is concerned. */
  String table() {
    return plan.moves().isEmpty() ? "" : TABLE.render(plan.moves());
  }

  String json() {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("cluster", plan.cluster());
    document.put("group", plan.group());
    document.put("executed", report.isPresent());
    document.put("undoFile", report.flatMap(OffsetReport::undo).map(Object::toString).orElse(null));
    Map<OffsetMove, String> failures = failures();
    ArrayNode offsets = document.putArray("offsets");
    plan.moves()
        .forEach(
            move ->
                offsets
                    .addObject()
                    .put("topic", move.partition().topic())
                    .put("partition", move.partition().partition())
                    .put("from", number(move.from()))
                    .put("to", number(move.to()))
                    .put("change", move.isChange())
                    .put("skipped", move.skipped())
                    .put("note", move.note().orElse(null))
                    .put("failure", failures.get(move)));
    FailuresView.fill(document, plan.failures());
    return document.toPrettyString();
  }

  private Map<OffsetMove, String> failures() {
    Map<OffsetMove, String> failures = new HashMap<>();
    for (OffsetOutcome outcome : report.map(OffsetReport::outcomes).orElse(List.of())) {
      outcome.failure().ifPresent(failure -> failures.put(outcome.move(), failure.line()));
    }
    return failures;
  }

  private static String text(Optional<OffsetAndMetadata> offset) {
    return offset.map(known -> Long.toString(known.offset())).orElse("-");
  }

  private static Long number(Optional<OffsetAndMetadata> offset) {
    return offset.map(OffsetAndMetadata::offset).orElse(null);
  }

  /** What moves on over events is never read by the group. */
  private static String note(OffsetMove move) {
    Stream<String> skipped =
        move.skipped() == 0
            ? Stream.empty()
            : Stream.of("skips %d unread".formatted(move.skipped()));
    return Stream.concat(move.note().stream(), skipped).collect(Collectors.joining("; "));
  }

  private static String distance(OffsetMove move) {
    if (move.from().isEmpty() || move.to().isEmpty()) {
      return "-";
    }
    long by = move.to().get().offset() - move.from().get().offset();
    return by > 0 ? "+" + by : Long.toString(by);
  }
}
