package io.millrace.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of one side.
 *
 * @param ours whether the side is the one that a ratio has above the line
 * @param cpuSeconds of the client's process, user and system
 */
record Run(int round, String name, boolean ours, double cpuSeconds, Outcome outcome) {
  private static final int FIELDS = 5;

  /**
   * All runs of a list with the round, the case, {@code ours} or {@code theirs}, the seconds of
   * processor time and the file of the outcome on each line, parted by tabs.
   */
  static List<Run> read(Path list) throws IOException {
    List<Run> runs = new ArrayList<>();
    for (String line : Files.readAllLines(list)) {
      String[] fields = line.split("\t", -1);
      if (fields.length != FIELDS) {
        throw new IOException("not a run: " + line);
      }
      runs.add(
          new Run(
              Integer.parseInt(fields[0]),
              fields[1],
              fields[2].equals("ours"),
              Double.parseDouble(fields[3]),
              Outcome.read(Path.of(fields[4]))));
    }
    return List.copyOf(runs);
  }

  double cpuSecondsPerMillion() {
    return cpuSeconds / outcome.events() * 1e6;
  }
}
