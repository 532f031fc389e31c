package io.millrace.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.app.cli.AppException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** What producer-app reported of its run. */
final class ImportReport {
  private ImportReport() {}

  /** The events that the brokers acknowledged, by topic. */
  static SortedMap<String, Long> acknowledged(Path report) {
    SortedMap<String, Long> counts = new TreeMap<>();
    try {
      JsonNode acknowledged = new ObjectMapper().readTree(report.toFile()).required("acknowledged");
      acknowledged.properties().forEach(e -> counts.put(e.getKey(), e.getValue().asLong()));
      return counts;
    } catch (IOException | IllegalArgumentException e) {
      throw AppException.failed("cannot read " + report + ": " + e.getMessage(), e);
    }
  }
}
