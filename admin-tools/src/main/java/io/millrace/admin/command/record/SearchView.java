package io.millrace.admin.command.record;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.app.read.ScanNotes;
import io.millrace.app.render.Table;
import io.millrace.app.scan.ScanReport;
import io.millrace.app.scan.ScannedPartition;
import io.millrace.app.scan.StopReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a search has looked at, for people and for programs.
 *
 * <p>As JSON it is one object with the member {@code search}: {@code stopped} ({@code end}, {@code
 * limit}, {@code max-duration}, {@code interrupted}, {@code output-closed}, {@code failed}), {@code
 * scanned}, {@code matched}, {@code undecodable}, {@code filterErrors}; {@code partitions}, an
 * array of {@code partition}, {@code from}, {@code next} (the first offset not scanned), {@code
 * end}, {@code scanned}, {@code matched}, {@code undecodable}, {@code earliest} and {@code latest}
 * (times of what was scanned, null when nothing was); {@code notes}, an array of sentences; {@code
 * resume}, the command that goes on.
 *
 * @param hidden records whose value was decoded, but can't be shown
 */
record SearchView(ScanReport report, String resume, long hidden) {
  private static final ObjectMapper JSON = new ObjectMapper();

  List<String> lines() {
    String table =
        new Table<ScannedPartition>()
            .number("PARTITION", ScannedPartition::number)
            .number("FROM", ScannedPartition::from)
            .number("NEXT", ScannedPartition::next)
            .number("END", partition -> partition.end().map(String::valueOf).orElse("-"))
            .number("SCANNED", ScannedPartition::scanned)
            .number("MATCHED", ScannedPartition::matched)
            .text("EARLIEST", partition -> text(partition.earliest()))
            .text("LATEST", partition -> text(partition.latest()))
            .render(report.partitions());
    String sum =
        "%d scanned, %d matched, %d undecodable; stopped: %s"
            .formatted(
                report.scanned(),
                report.matched(),
                report.undecodable() + hidden,
                why(report.reason()));
    return List.of(table, sum, "to go on from there: " + resume);
  }

  String json() {
    ObjectNode document = JSON.createObjectNode();
    ObjectNode search = document.putObject("search");
    search.put("stopped", report.reason().toString());
    search.put("scanned", report.scanned());
    search.put("matched", report.matched());
    search.put("undecodable", report.undecodable() + hidden);
    search.put("filterErrors", report.filter().map(filter -> filter.errors()).orElse(0L));
    ArrayNode partitions = search.putArray("partitions");
    report.partitions().forEach(partition -> fill(partitions.addObject(), partition));
    ArrayNode notes = search.putArray("notes");
    ScanNotes.of(report, hidden).forEach(notes::add);
    search.put("resume", resume);
    return document.toString();
  }

  private static void fill(ObjectNode node, ScannedPartition partition) {
    node.put("partition", partition.number());
    node.put("from", partition.from());
    node.put("next", partition.next());
    node.put("end", partition.end().orElse(null));
    node.put("scanned", partition.scanned());
    node.put("matched", partition.matched());
    node.put("undecodable", partition.undecodable());
    node.put("earliest", partition.earliest().map(Instant::toString).orElse(null));
    node.put("latest", partition.latest().map(Instant::toString).orElse(null));
  }

  private static String text(Optional<Instant> time) {
    return time.map(Instant::toString).orElse("-");
  }

  private static String why(StopReason reason) {
    return switch (reason) {
      case END -> "all is read";
      case LIMIT -> "--limit is reached, there may be more";
      case MAX_DURATION -> "--max-duration is over, there may be more";
      case INTERRUPTED -> "interrupted, there may be more";
      case OUTPUT_CLOSED -> "nobody reads the output, there may be more";
      case FAILED -> "failed, there may be more";
    };
  }
}
