package io.millrace.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Prints the tables of a run: {@code SerdeReport FOLDER [FILE]}. The folder has a folder for each
 * round, which has JMH's results as JSON; in the file, if one is given, the tables replace those
 * between its marks.
 */
public final class SerdeReport {
  private SerdeReport() {}

  public static void main(String[] arguments) throws IOException {
    List<Path> rounds = children(Path.of(arguments[0]));
    List<Measurement> measurements = new ArrayList<>();
    for (int round = 0; round < rounds.size(); round++) {
      for (Path file : children(rounds.get(round))) {
        measurements.addAll(JmhFile.read(file, round));
      }
    }
    String tables = tables(new Results(measurements), rounds.size());
    System.out.print(tables);
    if (arguments.length > 1) {
      new MarkedFile(Path.of(arguments[1])).replace(tables);
    }
  }

  static String tables(Results results, int rounds) {
    CaseTable cases = new CaseTable(results);
    return String.join(
        "\n",
        "Java %s, %d processors, rounds: %d. Each figure is a median over the rounds.\n"
            .formatted(Runtime.version(), Runtime.getRuntime().availableProcessors(), rounds),
        GoalTable.of(results),
        "### Serialize, ns\n",
        cases.of(Operation.SERIALIZE, Metric.TIME),
        "### Serialize, bytes allocated\n",
        cases.of(Operation.SERIALIZE, Metric.BYTES),
        "### Deserialize, ns\n",
        cases.of(Operation.DESERIALIZE, Metric.TIME),
        "### Deserialize, bytes allocated\n",
        cases.of(Operation.DESERIALIZE, Metric.BYTES),
        "### Serialize, each record with a schema instance of its own, ns\n",
        cases.of(Operation.EQUAL_SCHEMA, Metric.TIME),
        "### 1,000 cold ids, ms\n",
        cases.of(Operation.COLD_IDS, Metric.TIME));
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.sorted().toList();
    }
  }
}
