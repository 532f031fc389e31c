package io.millrace.demo.tour;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page as its parts; together they are its text, line by line. */
record Page(List<Part> parts) {
  private static final Pattern FENCE = Pattern.compile("```(\\S*)(?: (\\S+))?");

  /** A part of a page, with the number of its first line, from 1. */
  sealed interface Part {
    int line();

    List<String> lines();
  }

  /** Text between the blocks, fences, and blocks that mean nothing here. */
  record Prose(int line, List<String> lines) implements Part {}

  /** The text of a file that the page shows. */
  record ShownFile(int line, String name, List<String> lines) implements Part {}

  /** Statements for a database of the page's own. */
  record Statements(int line, String database, List<String> lines) implements Part {}

  /**
   * A command with what it prints.
   *
   * @param command several lines when they end in a backslash
   * @param output without the blank lines at its end
   * @param blanks how many those are
   */
  record Step(int line, List<String> command, List<String> output, int blanks) implements Part {

    /** As a shell takes it. */
    String script() {
      return String.join("\n", command).substring(2);
    }

    @Override
    public List<String> lines() {
      List<String> lines = new ArrayList<>(command);
      lines.addAll(output);
      for (int i = 0; i < blanks; i++) {
        lines.add("");
      }
      return lines;
    }

    Step withOutput(List<String> printed) {
      return new Step(line, command, printed, blanks);
    }
  }

  Page {
    parts = List.copyOf(parts);
  }

  /**
   * The page of a text.
   *
   * @throws IllegalArgumentException when a block has no end, or begins with something else than a
   *     command
   */
  static Page parse(String text) {
    List<String> lines = text.lines().toList();
    List<Part> parts = new ArrayList<>();
    int next = 0;
    while (next < lines.size()) {
      Matcher fence = FENCE.matcher(lines.get(next));
      parts.add(new Prose(next + 1, List.of(lines.get(next))));
      next++;
      if (fence.matches()) {
        int end = end(lines, next);
        parts.addAll(block(fence, next, lines.subList(next, end)));
        parts.add(new Prose(end + 1, List.of(lines.get(end))));
        next = end + 1;
      }
    }
    return new Page(parts);
  }

  private static int end(List<String> lines, int from) {
    int end = from;
    while (end < lines.size() && !lines.get(end).equals("```")) {
      end++;
    }
    if (end == lines.size()) {
      throw new IllegalArgumentException("line %d: the block has no end".formatted(from));
    }
    return end;
  }

  private static List<? extends Part> block(Matcher fence, int from, List<String> lines) {
    if (fence.group(1).equals("console")) {
      return steps(from, lines);
    }
    String name = fence.group(2);
    if (name == null) {
      return List.of(new Prose(from + 1, lines));
    }
    return List.of(
        fence.group(1).equals("sql")
            ? new Statements(from + 1, name, lines)
            : new ShownFile(from + 1, name, lines));
  }

  private static List<Step> steps(int from, List<String> lines) {
    List<Step> steps = new ArrayList<>();
    int next = 0;
    while (next < lines.size()) {
      int start = next;
      if (!lines.get(next).startsWith("$ ")) {
        throw new IllegalArgumentException(
            "line %d: a console block begins with a command behind \"$ \""
                .formatted(from + next + 1));
      }
      while (lines.get(next).endsWith("\\") && next + 1 < lines.size()) {
        next++;
      }
      next++;
      List<String> command = lines.subList(start, next);
      int firstOutput = next;
      while (next < lines.size() && !lines.get(next).startsWith("$ ")) {
        next++;
      }
      int last = next;
      while (last > firstOutput && lines.get(last - 1).isBlank()) {
        last--;
      }
      steps.add(new Step(from + start + 1, command, lines.subList(firstOutput, last), next - last));
    }
    return steps;
  }

  /** Whether it has statements for a database. */
  boolean needsDatabase() {
    return parts.stream().anyMatch(Statements.class::isInstance);
  }

  /** All its lines, each with a newline. */
  String text() {
    StringBuilder text = new StringBuilder();
    parts.forEach(part -> part.lines().forEach(line -> text.append(line).append('\n')));
    return text.toString();
  }
}
