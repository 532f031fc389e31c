package io.millrace.admin.command.replay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.admin.command.output.Sizes;
import io.millrace.admin.replay.Ending;
import io.millrace.admin.replay.Example;
import io.millrace.admin.replay.ReplayReport;
import io.millrace.admin.replay.Tally;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import io.millrace.app.render.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a run of a replay ended, as a person or a program reads it.
 *
 * <p>The JSON document is {@code {"replay", "source", "target", "filter", "dryRun", "ending",
 * "error", "run": {...}, "total": {...}, "targets": [...], "checkpoint": {...}}}. {@code target} is
 * null for the origins of dead letters, {@code filter} for none, {@code error} when nothing failed;
 * {@code ending} is one of complete, complete-before, limit, undecodable, interrupted, failed.
 * {@code run} and {@code total} (of all runs) have {@code replayed}, {@code filtered}, {@code
 * refused} and {@code deleted}. A target has {@code topic} and {@code replayed}, of this run. The
 * checkpoint has {@code group}, {@code complete}, {@code left} (offsets), {@code arrived} (offsets
 * since the first start, of a complete replay) and {@code partitions} with {@code partition},
 * {@code next} and {@code end}.
 */
record ReplayView(ReplayReport report) {
  private static final Table<Map.Entry<String, Long>> TABLE =
      new Table<Map.Entry<String, Long>>()
          .text("TARGET", Map.Entry::getKey)
          .number("RECORDS", Map.Entry::getValue);

  /** The records of each target; empty when there are none. */
  String table() {
    return report.targets().isEmpty() ? "" : TABLE.render(List.copyOf(report.targets().entrySet()));
  }

  String json() {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("replay", report.spec().name());
    document.put("source", report.spec().source().topic());
    document.put("target", report.spec().destination().topic().orElse(null));
    document.put("filter", report.spec().filter().orElse(null));
    document.put("dryRun", report.dryRun());
    document.put("ending", report.ending().toString());
    document.put("error", report.failure().map(Failure::line).orElse(null));
    fill(document.putObject("run"), report.run());
    fill(document.putObject("total"), report.checkpoint().tally());
    ArrayNode targets = document.putArray("targets");
    report
        .targets()
        .forEach((topic, count) -> targets.addObject().put("topic", topic).put("replayed", count));
    ObjectNode checkpoint = document.putObject("checkpoint");
    checkpoint.put("group", report.group());
    checkpoint.put("complete", report.checkpoint().isComplete());
    checkpoint.put("left", report.checkpoint().left());
    checkpoint.put("arrived", report.arrived());
    ArrayNode partitions = checkpoint.putArray("partitions");
    report
        .checkpoint()
        .partitions()
        .forEach(
            (number, progress) ->
                partitions
                    .addObject()
                    .put("partition", number)
                    .put("next", progress.next())
                    .put("end", progress.end()));
    return document.toPrettyString();
  }

  private static void fill(ObjectNode node, Tally tally) {
    node.put("replayed", tally.replayed());
    node.put("filtered", tally.filtered());
    node.put("refused", tally.refused());
    node.put("deleted", tally.deleted());
  }

  /** What happened, for stderr; the last line sums it up. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    report.examples().forEach(example -> lines.add(text(example)));
    report.failure().ifPresent(failure -> lines.add("stopped: " + failure.line()));
    if (report.ending() == Ending.COMPLETE_BEFORE) {
      lines.add(
          "replay %s is complete, and nothing was done: %s in all%s"
              .formatted(report.spec().name(), text(report.checkpoint().tally()), arrived()));
      return lines;
    }
    lines.add(
        "%s%s%s; %s"
            .formatted(
                report.dryRun() ? "a dry run: " : "",
                text(report.run()),
                report.dryRun() ? " if it were run" : "",
                outlook()));
    return lines;
  }

  private String outlook() {
    if (report.dryRun()) {
      return "nothing was sent, and no checkpoint was made";
    } else if (report.checkpoint().isComplete()) {
      return "complete, as group %s says%s".formatted(report.group(), arrived());
    }
    return "%d offsets are left: run the same again to go on from the checkpoint in group %s"
        .formatted(report.checkpoint().left(), report.group());
  }

  private String arrived() {
    return report.arrived() == 0
        ? ""
        : "; %d offsets have arrived since, and --extend takes them".formatted(report.arrived());
  }

  private static String text(Tally tally) {
    String text =
        "%d replayed, %d filtered out, %d refused"
            .formatted(tally.replayed(), tally.filtered(), tally.refused());
    return tally.deleted() == 0
        ? text
        : text + ", %d offsets deleted before".formatted(tally.deleted());
  }

  private static String text(Example example) {
    return "%s:%d at offset %d, key %s, %s -> %s"
        .formatted(
            example.record().topic(),
            example.record().partition(),
            example.record().offset(),
            KeyText.of(example.key()),
            example.size() < 0 ? "a tombstone" : Sizes.of(example.size()),
            example.target());
  }

  /** What failed, else whether any record of the whole replay could not be replayed. */
  int exitCode() {
    if (report.failure().isPresent()) {
      return report.failure().get().exitCode();
    } else if (report.ending() == Ending.INTERRUPTED) {
      return ExitCode.INTERRUPTED;
    }
    Tally total = report.checkpoint().tally();
    return total.refused() + total.deleted() > 0 ? ExitCode.DATA_REFUSED : ExitCode.DONE;
  }
}
