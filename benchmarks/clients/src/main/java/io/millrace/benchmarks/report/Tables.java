package io.millrace.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** What a measurement shows, as tables in Markdown. */
final class Tables {
  private final List<Goal> goals;
  private final List<Run> runs;

  Tables(List<Goal> goals, List<Run> runs) {
    this.goals = goals;
    this.runs = runs;
  }

  /** Medians of what each side did in each case. */
  List<String> figures() {
    List<String> lines = new ArrayList<>();
    lines.add("| case | side | runs | events/s | CPU s per million events | p50 ms | p99 ms |");
    lines.add("| --- | --- | --- | --- | --- | --- | --- |");
    Set<String> cases = new LinkedHashSet<>(runs.stream().map(Run::name).toList());
    for (String name : cases) {
      lines.add(figures(name, false));
      lines.add(figures(name, true));
    }
    return lines;
  }

  private String figures(String name, boolean ours) {
    List<Run> side =
        runs.stream().filter(run -> run.name().equals(name) && run.ours() == ours).toList();
    // Kafka's tool takes latency from the send, so that it only stands beside a case of latency.
    boolean latency =
        goals.stream().anyMatch(goal -> goal.caseName().equals(name) && goal.isOfLatency());
    return String.format(
        Locale.ROOT,
        "| %s | %s | %d | %s | %s | %s | %s |",
        name,
        ours ? "ours" : "theirs",
        side.size(),
        median(side, run -> run.outcome().eventsPerSecond(), "%,.0f"),
        median(side, Run::cpuSecondsPerMillion, "%.2f"),
        latency ? median(side, run -> run.outcome().p50Ms(), "%.2f") : "–",
        latency ? median(side, run -> run.outcome().p99Ms(), "%.2f") : "–");
  }

  private static String median(List<Run> side, ToDoubleFunction<Run> figure, String format) {
    List<Double> values =
        side.stream().map(figure::applyAsDouble).filter(value -> !value.isNaN()).sorted().toList();
    return values.isEmpty() ? "–" : String.format(Locale.ROOT, format, Ratios.median(values));
  }

  /** Each goal whose case was run. */
  List<String> goals() {
    List<String> lines = new ArrayList<>();
    lines.add("| ours / theirs | goal | seen | lowest to highest of the rounds | |");
    lines.add("| --- | --- | --- | --- | --- |");
    for (Goal goal : measured()) {
      Ratios ratios = goal.of(runs);
      lines.add(
          ratios.isEmpty()
              ? "| %s | %s | not told | – | not met |".formatted(goal.title(), goal.text())
              : String.format(
                  Locale.ROOT,
                  "| %s | %s | %.3f | %.3f to %.3f | %s |",
                  goal.title(),
                  goal.text(),
                  ratios.median(),
                  ratios.lowest(),
                  ratios.highest(),
                  goal.verdict(ratios)));
    }
    return lines;
  }

  boolean allMet() {
    return measured().stream().allMatch(goal -> goal.isMet(goal.of(runs)));
  }

  private List<Goal> measured() {
    return goals.stream()
        .filter(goal -> runs.stream().anyMatch(run -> run.name().equals(goal.caseName())))
        .toList();
  }
}
