package io.millrace.admin.command.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.admin.answer.Found;
import io.millrace.app.cli.Failure;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/**
 * What gave no answer, beside what did: lines for a person, and for a program the member {@code
 * failures}, an array of objects with {@code resource}, {@code error} and {@code exitCode}.
 */
public final class FailuresView {
  private FailuresView() {}

  public static List<String> lines(Map<String, Failure> failures) {
    return failures.entrySet().stream()
        .map(failure -> failure.getKey() + ": " + failure.getValue().line())
        .toList();
  }

  /** Prints a line for each, and gives the highest of their exit codes. */
  public static int print(Map<String, Failure> failures, PrintWriter err) {
    lines(failures).forEach(err::println);
    return Found.exitCode(failures.values());
  }

  public static void fill(ObjectNode document, Map<String, Failure> failures) {
    ArrayNode array = document.putArray("failures");
    failures.forEach(
        (resource, failure) ->
            array
                .addObject()
                .put("resource", resource)
                .put("error", failure.line())
                .put("exitCode", failure.exitCode()));
  }
}
