package io.millrace.admin.command.output;

import io.millrace.admin.group.Problem;
import io.millrace.app.cli.ExitCode;
import java.io.PrintWriter;
import java.util.List;

/** The problems of an answer that has others: a line each, and the highest of their exit codes. */
public final class Complaints {
  private Complaints() {}

  public static int print(List<Problem> problems, PrintWriter err) {
    problems.forEach(problem -> err.println(problem.line()));
    return problems.stream()
        .mapToInt(problem -> problem.failure().exitCode())
        .max()
        .orElse(ExitCode.DONE);
  }
}
