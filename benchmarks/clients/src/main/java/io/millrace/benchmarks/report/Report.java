package io.millrace.benchmarks.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Prints the tables of a list of runs, held against goals: {@code Report GOALS LIST}. Exits {@value
 * #NOT_MET} when a goal isn't met, so that it isn't mistaken for a failure.
 */
public final class Report {
  private static final int NOT_MET = 3;

  private Report() {}

  /** The goals as {@link Goal#read}, the runs as {@link Run#read} has them. */
  public static void main(String[] arguments) throws IOException {
    Tables tables = new Tables(Goal.read(Path.of(arguments[0])), Run.read(Path.of(arguments[1])));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    tables.figures().forEach(out::println);
    out.println();
    tables.goals().forEach(out::println);
    if (!tables.allMet()) {
      System.exit(NOT_MET);
    }
  }
}
