package io.millrace.producer.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;

/** What a run wrote with {@code --report}. */
record RunReport(boolean complete, long acknowledged, long refused, long unknown, long aborts) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static RunReport read(Path file) throws IOException {
    JsonNode report = JSON.readTree(file.toFile());
    long acknowledged = 0;
    for (JsonNode topic : report.required("acknowledged")) {
      acknowledged += topic.longValue();
    }
    return new RunReport(
        report.required("complete").booleanValue(),
        acknowledged,
        report.required("refused").longValue(),
        report.required("unknown").longValue(),
        report.required("aborts").longValue());
  }
}
